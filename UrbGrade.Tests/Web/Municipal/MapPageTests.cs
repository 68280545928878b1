using System.Net;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class MapPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Vulnerability_is_told_with_its_source_and_year_and_never_with_readings()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?quantity=vulnerability&month=2019-12"));

        Assert.Contains("How vulnerable the people of each area are, as its source counts it", page, StringComparison.Ordinal);
        Assert.Contains("Index of the regional institute, 2021", page, StringComparison.Ordinal);
        Assert.DoesNotContain("% measured", page, StringComparison.Ordinal);
        var lines = (await visitor.Read("/api/map/areas.csv?quantity=vulnerability&month=2019-12")).Split("\r\n");
        Assert.EndsWith(",origin,source,year", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",Index of the regional institute,2021", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vulnerability", "Vulnerability is known of whole areas alone, so that nothing can be said of a drawn one.")]
    [InlineData("saving", "at least 5 places have to have a part in them")]
    public async Task A_drawn_area_without_a_figure_says_why_it_has_none(string figure, string reason)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/map?quantity={figure}&month=2019-12&area=2.18 41.39, 2.19 41.39, 2.19 41.40"));

        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.DoesNotContain("No group of places lies mostly inside this area", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EnergyKwh", "Withheld: would tell about few places", "withheld")]
    [InlineData("intensity", "No figure is known", "none")]
    public async Task What_is_withheld_is_told_apart_from_what_is_not_known(string quantity, string said, string status)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/map?quantity={quantity}&month=2019-12"));

        var row = Row(page, 7);
        Assert.Contains($">{said}</td>", row, StringComparison.Ordinal);
        Assert.Contains($"class-{status}\"", row, StringComparison.Ordinal);
        Assert.Contains(
            $",{status},",
            (await visitor.Read($"/api/map/areas.csv?quantity={quantity}&month=2019-12")).Split("\r\n")[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_whose_figure_counts_those_of_another_did_not_say_so()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12"));

        Assert.Contains("Together with Block 6", Row(page, 5), StringComparison.Ordinal);
        Assert.Contains("Together with Block 5", Row(page, 6), StringComparison.Ordinal);
        Assert.DoesNotContain("Together with", Row(page, 4), StringComparison.Ordinal);
        Assert.Contains("data-merged=\"Together with {0}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Savings_are_told_with_the_works_behind_them()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?quantity=saving&month=2019-12"));

        Assert.Contains("What works have saved so far", page, StringComparison.Ordinal);
        Assert.Contains("2 works measured", page, StringComparison.Ordinal);
        Assert.Contains("1 work measured", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Areas_ticked_in_the_list_lead_to_a_plan_for_the_places_in_them()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?in=B3&in=B1&month=2019-12"));

        Assert.Matches("name=\"in\" form=\"chosen\" value=\"B3\" checked", page);
        Assert.DoesNotMatch("name=\"in\" form=\"chosen\" value=\"B2\" checked", page);
        Assert.Contains("Areas chosen: 2; places in them: 2.", page, StringComparison.Ordinal);
        Assert.Matches("/app/plan\\?medium=power&asset=2&asset=3\"", page);
        Assert.DoesNotContain("Plan for the places in the chosen areas", await visitor.Read("/app/map?month=2019-12"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_from_a_map_of_a_carrier_is_of_that_carrier()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Matches("/app/plan\\?medium=heat&asset=2&asset=3\"", WebUtility.HtmlDecode(await visitor.Read("/app/map?in=B3&month=2019-12&quantity=energy.heat")));
    }

    [Theory]
    [InlineData("quantity=EnergyKwh&carrier=heat", "EnergyKwh", "heat", "Energy used, district heat of each area in")]
    [InlineData("quantity=energy.heat", "EnergyKwh", "heat", "Energy used, district heat of each area in")]
    [InlineData("quantity=peak", "peak", "power", "electricity of each area in")]
    [InlineData("quantity=intensity", "intensity", "", " of each area in")]
    public async Task The_filter_shows_the_figure_and_the_carrier_that_the_address_names(string asked, string quantity, string carrier, string lead)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/map?month=2019-12&{asked}"));

        Assert.Matches($"<option value=\"{quantity}\" selected", page);
        Assert.Equal(carrier.Length > 0, page.Contains($"<option value=\"{carrier}\" selected", StringComparison.Ordinal));
        Assert.Contains(lead, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Shown instead", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_is_chosen_beside_the_month_and_kept_by_every_form()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12&period=Year&carrier=heat"));

        Assert.Contains("Energy used, district heat of each area in 2019.", page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"Year\" selected", page);
        Assert.Equal(3, page.Split("<input type=\"hidden\" name=\"period\" value=\"Year\"").Length - 1);
        Assert.Contains("/api/map/areas.csv?month=2019-12&kind=District&quantity=energy.heat&measure=PerAsset&period=Year", page, StringComparison.Ordinal);
        Assert.Contains(
            ",2019,energy.heat,",
            (await visitor.Read("/api/map/areas.csv?month=2019-12&period=Year&carrier=heat")).Split("\r\n")[1], StringComparison.Ordinal);
        Assert.Contains(
            "does not add up to a year. Shown instead: the month.",
            await visitor.Read("/app/map?month=2019-12&period=Year&quantity=intensity"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carrier_that_a_figure_is_not_told_of_is_said_with_what_is_shown()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12&quantity=Cost&carrier=heat"));

        Assert.Contains("This figure is not told of that carrier. Shown instead: Cost", page, StringComparison.Ordinal);
        using var refused = await visitor.Get("/api/map/areas.csv?month=2019-12&quantity=Cost&carrier=heat");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Corners_that_make_no_area_led_to_a_plan_for_its_places()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12&area=1 40, 3 40, 1 43, 3 42"));

        Assert.Contains("These corners make no area.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan for the places in this area", page, StringComparison.Ordinal);
        Assert.Contains("Plan for the places in this area", await visitor.Read("/app/map?month=2019-12&area=1 40, 3 40, 2 50"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_of_the_map_keeps_what_the_others_asked_for()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12&bounds=120;300&in=B3&text=block&view=41.38,2.17,15&area=2.17%2041.38,2.18%2041.38,2.18%2041.39"));
        var forms = page.Split("<form").Skip(1).Select(form => form[..form.IndexOf("</form>", StringComparison.Ordinal)])
            .Where(form => form.Contains("action=\"/app/map\"", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, forms.Count);
        Assert.All(forms, form =>
        {
            Assert.Contains("name=\"view\" value=\"41.38,2.17,15\"", form, StringComparison.Ordinal);
            Assert.Matches("name=\"area\"[^>]* value=\"2.17 41.38,2.18 41.38,2.18 41.39\"", form);
            Assert.Matches("name=\"bounds\"[^>]* value=\"120;300\"", form);
            Assert.Matches("name=\"text\"[^>]* value=\"block\"", form);
        });
        Assert.All([forms[1], forms[3]], form => Assert.Contains("name=\"in\" value=\"B3\"", form, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BLOCK 3", 3)]
    [InlineData("b3", 3)]
    [InlineData("7 blöck", 7)]
    public async Task An_area_is_found_in_the_list_by_its_name_or_code(string text, int found)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/map?month=2019-12&text={Uri.EscapeDataString(text)}"));

        Assert.Contains($"data-area=\"{found}\"", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("data-area=").Length - 1);
    }

    [Fact]
    public async Task A_name_that_no_area_has_is_said()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map?month=2019-12&text=harbour&page=4"));

        Assert.Contains("No area has this name.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-area=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Areas_are_ticked_under_the_classes_that_were_typed()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Contains("<input type=\"hidden\" name=\"bounds\" value=\"120;300\"", await visitor.Read("/app/map?month=2019-12&bounds=120;300"), StringComparison.Ordinal);
        Assert.DoesNotContain("<input type=\"hidden\" name=\"bounds\"", await visitor.Read("/app/map?month=2019-12"), StringComparison.Ordinal);
    }

    private static string Row(string page, int area)
    {
        var row = page[page.IndexOf($"data-area=\"{area}\"", StringComparison.Ordinal)..];
        return row[..row.IndexOf("</tr>", StringComparison.Ordinal)];
    }
}
