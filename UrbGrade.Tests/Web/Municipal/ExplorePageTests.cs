using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Municipal;

public sealed partial class ExplorePageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Notes_and_events_stand_under_the_same_numbers_in_chart_and_list()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read("/app/explore?a=1");
        var document = await Drawn(visitor, page);
        var told = document.Marks.Select(mark => (mark.Text, mark.From, mark.To)).ToList();

        Assert.Equal(
            [
                ("Correction: The Blue Chair (477): Energy, kWh: 7 readings were replaced by later ones", 17, 18), ("Done: Lamps of the shop window", 48, 48),
                ("Note: The oven was being mended (staff@urbgrade.example)", 60, 61), ("Note: Power cut in the street (other@urbgrade.example)", 68, 68),
                ("Finding: Lamps switch at the wrong time, Cabinet 1 (C1)", 78, 89),
            ],
            told);
        Assert.Equal("Notes and events", document.MarksName);
        var listed = Listed().Matches(page).Select(row => WebUtility.HtmlDecode(row.Groups[1].Value)).ToList();
        Assert.Equal(["1", "2", "3", "4", "5"], listed);
        Assert.Contains("2 Dec 2019 – 3 Dec 2019", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("10 Dec 2019, 08:30", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/explore?a=1")]
    [InlineData("/app/votes")]
    public async Task Simulated_data_stood_without_saying_so(string path)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.Matches("<span class=\"chip origin\"[^>]*>simulated</span>", page);
        Assert.Contains("<span>Source: simulated</span>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/figures")]
    [InlineData("/app/forecasts")]
    [InlineData("/app/plan")]
    [InlineData("/app/quality")]
    [InlineData("/app/alerts")]
    [InlineData("/app/surveys")]
    [InlineData("/app/surveys/street-lighting/answers")]
    [InlineData("/app/profiles")]
    [InlineData("/app/profiles/2")]
    [InlineData("/en/open-data")]
    public async Task Pages_of_simulated_data_had_no_mark(string path)
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Matches("<span class=\"chip origin\"[^>]*>simulated</span>", WebUtility.HtmlDecode(await visitor.Read(path)));
    }

    [Fact]
    public async Task Lines_of_one_chart_differ_in_their_form_so_that_they_are_told_apart_without_colours()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read("/app/explore?a=1&b=2");
        var document = await Drawn(visitor, page);

        // The first series is drawn in bars.
        Assert.Equal([false, true], document.Lines.Select(line => line.IsDashed));
        Assert.Contains("swatch dotted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correlation_tells_the_days_that_it_is_made_of_and_which_were_left_out()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&b=2"));

        Assert.Contains("Days looked at: 90. Left out, as more than a tenth of their hours is missing or not valid: 1 of the first, 0 of the second.", page, StringComparison.Ordinal);
        Assert.Contains("Without a temperature outside, and so left out of the last coefficient: 0.", page, StringComparison.Ordinal);
        Assert.Contains("Each hour is taken without the mean of its hour of the week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_change_a_note_is_offered_to()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read("/app/explore?a=1");

        Assert.Contains("Change the note: The oven was being mended", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Change the note: Power cut in the street", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_the_days_tells_notes_and_events()
    {
        using var visitor = await pages.SignedIn("staff");
        var lines = (await visitor.Read("/api/explore.csv?a=1")).Split("\r\n");

        Assert.Equal("day,first,second,temperature_outside,notes,events", lines[0]);
        Assert.EndsWith(",The oven was being mended (staff@urbgrade.example),", lines.Single(line => line.StartsWith("2019-12-03", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",,Lamps of the shop window", lines.Single(line => line.StartsWith("2019-11-20", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",,", lines.Single(line => line.StartsWith("2019-11-21", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_the_hours_has_what_the_map_of_hours_draws()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&from=2019-10-03&to=2019-12-31"));
        const string Hours = "/api/explore/hours.csv?a=1&b=&from=2019-10-03&to=2019-12-31";

        Assert.Contains($"href=\"{Hours}\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"quality\">89 of 90 days are whole</p>", page, StringComparison.Ordinal);
        var lines = (await visitor.Read(Hours)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("day,hour_00,hour_01,", lines[0], StringComparison.Ordinal);
        Assert.Equal(1 + 90, lines.Length);
        Assert.All(lines, line => Assert.Equal(1 + 24, line.Split(',').Length));
        Assert.StartsWith("2019-10-03,0.5,0.5,", lines[1], StringComparison.Ordinal);
        Assert.Equal("2019-10-12" + new string(',', 24), lines[10]);
    }

    [Fact]
    public async Task A_places_chart_table_and_file_tell_the_notes_on_its_readings()
    {
        const string Days = "asset=2&quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day";
        using var visitor = await pages.SignedIn("staff");
        var document = JsonSerializer.Deserialize<ChartDocument>(await visitor.Read($"/api/series?{Days}"), ChartDocument.Json)!;

        Assert.Equal([(1, 2), (9, 9)], document.Marks.Select(mark => (mark.From, mark.To)));
        var page = await visitor.Read("/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day");
        Assert.Contains("Power cut in the street (other@urbgrade.example)", page, StringComparison.Ordinal);
        Assert.Contains("/app/explore?a=1&amp;from=2019-12-01&amp;to=2019-12-30", page, StringComparison.Ordinal);
        Assert.Contains(",Power cut in the street (other@urbgrade.example)", await visitor.Read($"/api/series.csv?{Days}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Power cut", await visitor.Read("/app/asset/2?quantity=EnergyKwh&from=2019-12-11&to=2019-12-30&resolution=Day"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_series_stand_in_the_address_the_chart_its_sentence_and_the_file_and_each_is_taken_away_by_itself()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&b=2&c=3&c=4&from=2019-10-03&to=2019-12-31"));
        var document = await Drawn(visitor, page);

        Assert.Equal(
            ["The Blue Chair (477): Temperature inside", "The Green Table (478): Energy", "The Green Table (478): Volume", "Temperature outside"],
            document.Lines.Select(line => line.Name.Split(',')[0]));
        Assert.Equal(document.Lines.Count, document.Lines.Select(line => line.Colour).Distinct().Count());
        Assert.All(document.Lines, line => Assert.True(line.IsDrawn));
        Assert.Contains("The Green Table (478): Energy: ", document.Finding, StringComparison.Ordinal);
        Assert.Contains(document.Finding, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/app/explore?a=2&b=3&c=4&from=2019-10-03&to=2019-12-31\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/app/explore?a=1&b=2&c=4&from=2019-10-03&to=2019-12-31\"", page, StringComparison.Ordinal);
        var file = await visitor.Read("/api/explore.csv?a=1&b=2&c=3&c=4&from=2019-10-03&to=2019-12-31");
        Assert.StartsWith("day,first,second,third,fourth,temperature_outside,notes,events\r\n2019-10-03,24,20,30,40,12,,", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_of_a_third_unit_is_told_and_not_drawn()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&b=2&c=4&c=5"));
        var document = await Drawn(visitor, page);

        Assert.Equal([true, true, false, true], document.Lines.Select(line => line.IsDrawn));
        Assert.Contains("Not drawn: the chart has two units already", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Not drawn", await visitor.Read("/app/explore?a=1&b=2&c=4"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("green energy", "Found: 1. Choose which to add.", "/app/explore?a=1&b=2&c=3")]
    [InlineData("TABLE VOL", "Found: 1. Choose which to add.", "/app/explore?a=1&b=2&c=4")]
    [InlineData("nothing of the kind", "No other series has these words in its name.", null)]
    public async Task A_series_is_found_by_words_of_its_name_and_added_by_a_link(string words, string said, string? link)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/explore?a=1&b=2&find={Uri.EscapeDataString(words)}"));

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Equal(link is not null, page.Contains("Add: The Green Table", StringComparison.Ordinal));
        if (link is not null)
            Assert.Contains($"href=\"{link}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_before_any_reading_lead_to_the_newest_ones_and_too_few_to_more()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/explore?a=1&b=2&to=2015-01-31"));

        Assert.Contains("No whole day in this time", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/app/explore?a=1&b=2\">Show the newest days</a>", page, StringComparison.Ordinal);
        Assert.Contains("Too few days in common", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/app/explore?a=1&b=2&from=2014-02-01&to=2015-01-31\">A year</a>", page, StringComparison.Ordinal);
    }

    private static async Task<ChartDocument> Drawn(PageClient visitor, string page) => JsonSerializer.Deserialize<ChartDocument>(
        await visitor.Read(WebUtility.HtmlDecode(Fetched().Match(page).Groups[1].Value)), ChartDocument.Json)!;

    [GeneratedRegex("src=\"(/api/explore[^\"]+)\"")]
    private static partial Regex Fetched();

    [GeneratedRegex("<td class=\"number\" data-label=\"No\\.\">([^<]+)</td>")]
    private static partial Regex Listed();
}
