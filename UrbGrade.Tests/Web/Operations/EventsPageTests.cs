using System.Net;

namespace UrbGrade.Tests.Web.Operations;

public sealed class EventsPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Deeds_are_told_in_words_with_who_did_them_and_to_what()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/events"));

        Assert.All(
            ["Days asked for again", "operator@sant-fictici.example", "Market Hall", "2019-12-10 to 2019-12-12 of 478", "Certificate about to end", "the platform itself"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain(">resend.asked<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_holds_the_filter_and_the_table_to_download_is_that_of_the_filter()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/events?who=chief&what=service.paused&text=freely&from=2019-12-27&to=2019-12-28"));

        Assert.Contains("value=\"chief\"", page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"service.paused\" selected", page);
        Assert.Contains("value=\"freely\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2019-12-27\"", page, StringComparison.Ordinal);
        Assert.Contains("/api/events.csv?who=chief&what=service.paused&from=2019-12-27&to=2019-12-28&text=freely", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Market Hall", page, StringComparison.Ordinal);
        var table = await visitor.Read("/api/events.csv?who=chief&what=service.paused");
        Assert.StartsWith("id,at,who,tenant,what,subject,before,after,hash\r\n", table, StringComparison.Ordinal);
        List<string> lines = [.. table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains("service.paused", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_told_in_words_that_the_filter_does_not_find()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/events"));

        Assert.Contains("title=\"Kept and searched for as platform\">the platform itself</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kept and searched for as operator@", page, StringComparison.Ordinal);
        Assert.Contains("the platform itself", await visitor.Read("/ops/events?who=platform"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_the_filter_is_offered_for_spreadsheets_as_well()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/events?what=service.paused"));

        Assert.Contains("/api/events.xlsx?what=service.paused", page, StringComparison.Ordinal);
        Assert.Contains("/api/events.csv?what=service.paused&for=spreadsheets", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_event_has_an_address_at_which_it_stands_first()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("href=\"/ops/events?before=101#event-100\"", await visitor.Read("/ops/events"), StringComparison.Ordinal);
        var page = await visitor.Read("/ops/events?before=101");
        Assert.Contains("id=\"event-100\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"event-101\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ops/events?before=51\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"event-50\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_nothing_fits_can_be_cleared()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = await visitor.Read("/ops/events?text=nothing");

        Assert.Contains("No event fits", page, StringComparison.Ordinal);
        Assert.Contains("Clear the filter", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "funciona sin límites", "en pausa", "del 2019-12-10 al 2019-12-12 de 478")]
    [InlineData("ca", "funciona sense límits", "en pausa", "del 2019-12-10 al 2019-12-12 de 478")]
    [InlineData("eu", "mugarik gabe dabil", "pausatuta", "2019-12-10 – 2019-12-12, kontagailua: 478")]
    [InlineData("da", "kører frit", "sat på pause", "2019-12-10 til 2019-12-12 af 478")]
    public async Task What_stood_before_and_then_was_told_in_English_whatever_the_language(string language, string before, string after, string days)
    {
        using var visitor = await fixture.SignedIn("operator");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/events"));

        Assert.All([before, after, days], text => Assert.Contains($"<span class=\"breaks\">{text}</span>", page, StringComparison.Ordinal));
        Assert.Contains("<span class=\"breaks\" lang=\"en\">Created at 2019-12-29T22:41:00Z", page, StringComparison.Ordinal);
        Assert.Contains(after, await visitor.Read("/api/events.csv?what=service.paused&for=spreadsheets"), StringComparison.Ordinal);
        Assert.Contains(",runs freely,paused,", await visitor.Read("/api/events.csv?what=service.paused"), StringComparison.Ordinal);

        // The account keeps its language.
        using var english = await visitor.Get("/account/language?to=en&return=%2F");
    }

    [Fact]
    public async Task Who_did_it_was_told_in_English_in_a_spreadsheet_whatever_the_language()
    {
        using var visitor = await fixture.SignedIn("operator");
        using var chosen = await visitor.Get("/account/language?to=es&return=%2F");

        Assert.Contains("la propia plataforma", await visitor.Read("/api/events.csv?what=certificate.ends&for=spreadsheets"), StringComparison.Ordinal);
        Assert.Contains(",platform,", await visitor.Read("/api/events.csv?what=certificate.ends"), StringComparison.Ordinal);

        // The account keeps its language.
        using var english = await visitor.Get("/account/language?to=en&return=%2F");
    }

    [Fact]
    public async Task Another_tenants_deeds_are_not_told()
    {
        using var visitor = await fixture.SignedIn("other");

        Assert.DoesNotContain("Market Hall", await visitor.Read("/ops/events"), StringComparison.Ordinal);
        Assert.DoesNotContain("Market Hall", await visitor.Read("/api/events.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_gets_no_table()
    {
        using var visitor = await fixture.SignedIn("staff");
        using var response = await visitor.Get("/api/events.csv");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
