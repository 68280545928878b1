using System.Net;
using System.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

public sealed class VotePageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v/0penp0st")]
    [InlineData("/en/v/0penp0st")]
    public async Task A_vote_is_cast_and_loading_the_thanks_again_casts_no_other(string path)
    {
        using var visitor = fixture.Visitor();
        using var sent = await visitor.Submit(path, null, ("Input.Score", "4"), ("Input.Comment", "Fine."));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains(path + "?thanks=counted&of=", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("your vote counts", await visitor.Read(ThanksOf(sent)), StringComparison.Ordinal);
        using var again = await visitor.Submit(path, null, ("Input.Score", "1"));
        Assert.Contains("?thanks=again&of=", again.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Friends_who_get_the_address_of_the_thanks_are_asked_and_not_told_that_they_have_voted()
    {
        using var visitor = fixture.Visitor();
        using var sent = await visitor.Submit("/en/v/0penp0st", null, ("Input.Score", "4"));
        using var friend = fixture.Visitor();

        // The second time with a cookie of the page's.
        foreach (var path in new[] { ThanksOf(sent), ThanksOf(sent), "/en/v/0penp0st?thanks=counted" })
        {
            var page = await friend.Read(path);
            Assert.DoesNotContain("your vote counts", page, StringComparison.Ordinal);
            Assert.Contains("name=\"Input.Score\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_that_is_posted_twice_is_one_vote()
    {
        using var visitor = fixture.Visitor();
        var page = await visitor.Read("/v/0penp0st");
        var before = fixture.Host.Votes.Votes.Count;
        using var first = await visitor.SubmitFrom(page, "/v/0penp0st", ("Input.Score", "5"));
        using var second = await visitor.SubmitFrom(page, "/v/0penp0st", ("Input.Score", "5"));

        Assert.Equal(before + 1, fixture.Host.Votes.Votes.Count);
        Assert.Contains("?thanks=again&of=", second.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_the_page_says_what_is_missing()
    {
        using var visitor = fixture.Visitor();
        using var sent = await visitor.Submit("/v/0penp0st", null, ("Input.Comment", "<b>dark</b>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Choose one of the five answers.", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;dark&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sends_too_much_from_one_address_is_asked_to_wait_and_casts_nothing()
    {
        await using var host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Pages:AnswersPerMinute"] = "1" });
        using var visitor = new PageClient(host.Address);
        using var counted = await visitor.Submit("/es/v/0penp0st", null, ("Input.Score", "5"));
        Assert.Equal(HttpStatusCode.Redirect, counted.StatusCode);
        var votes = host.Votes.Votes.Count;
        using var another = new PageClient(host.Address);
        using var refused = await another.Submit("/es/v/0penp0st", null, ("Input.Score", "1"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        var page = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("<html lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains(">Hay que esperar un minuto</h1>", page, StringComparison.Ordinal);
        Assert.Equal(votes, host.Votes.Votes.Count);
    }

    [Fact]
    public async Task Whoever_votes_after_too_many_of_one_connection_is_told_so_and_keeps_what_was_written()
    {
        using var visitor = fixture.Visitor();
        using var refused = await visitor.Submit($"/en/v/{FictionalVotes.Full}", null, ("Input.Score", "4"), ("Input.Comment", "Fine here."));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Vote over another connection", page, StringComparison.Ordinal);
        Assert.Contains("Fine here.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_form_casts_nothing()
    {
        using var visitor = fixture.Visitor();
        await visitor.Read("/v/0penp0st");
        var before = fixture.Host.Votes.Votes.Count;
        using var sent = await visitor.Post("/v/0penp0st", ("_handler", "vote"), ("Input.Score", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Equal(before, fixture.Host.Votes.Votes.Count);
    }

    [Fact]
    public async Task A_place_whose_campaign_is_over_says_when_it_ended() =>
        Assert.Contains("Voting here ended on 24 Dec 2019", await Read("/v/0verp0st"), StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_place_is_a_page_that_says_what_to_do()
    {
        using var visitor = fixture.Visitor();
        using var answer = await visitor.Get("/v/nothing0");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Compare it with the sheet on the post", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_no_circuit_and_its_cookie_ends_after_two_days()
    {
        using var visitor = fixture.Visitor();
        using var answer = await visitor.Get("/v/0penp0st");
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.DoesNotContain("blazor.web", page, StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("urbgrade.voter=", StringComparison.Ordinal));
        Assert.Contains("max-age=172800", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Staff_see_comments_as_text_and_the_curve_of_a_street()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/votes?street=Carrer+Fictici");

        Assert.Contains("=1&#x2B;1 &lt;b&gt;too dark&lt;/b&gt; by the bench", page, StringComparison.Ordinal);
        Assert.Contains("At 100% of the light people say 77 of 100, dimmed to 70% they say 55.", page, StringComparison.Ordinal);
        Assert.Contains("too few", page, StringComparison.Ordinal);
        var csv = await visitor.Read("/api/opinions/curve.csv?from=2019-01-01&to=2019-12-31&street=Carrer+Fictici");
        Assert.Contains("Carrer Fictici,50,3,,,,,\r\nCarrer Fictici,70,12,55.2,52.1,37.8,66.4,2810\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("No vote in these days", await visitor.Read("/app/votes?street=Carrer+Buit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_of_half_past_midnight_are_on_the_page_as_the_day_is_the_towns()
    {
        await using var host = await PageHost.Start();
        host.District.Tenant = new TenantInfo(2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain);

        // 23:30 UTC on the last day of the year.
        host.MoveClock(TimeSpan.FromHours(15.5));
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var page = await visitor.Read("/app/votes");
        Assert.Contains("value=\"2019-01-02\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2020-01-01\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheets_of_a_campaign_carry_a_code_that_leads_to_the_place()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/sheets/light-2019");

        Assert.Equal(2, CountOf(page, "class=\"poster\""));
        Assert.Contains($"{fixture.Host.Address.ToString().TrimEnd('/')}/v/{FictionalVotes.Open}", page, StringComparison.Ordinal);
        using var unknown = await visitor.Get("/app/sheets/none");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Sheets_to_print_have_marks_at_the_corners_of_each_place_and_need_nothing_from_elsewhere()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/api/campaigns/light-2019/sheets.html");

        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Equal((2, 8), (CountOf(page, "class=\"poster\""), CountOf(page, "<i class=\"cut ")));
        Assert.Contains($"{fixture.Host.Address.ToString().TrimEnd('/')}/v/{FictionalVotes.Open}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        using var unknown = await visitor.Get("/api/campaigns/none/sheets.pdf");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var other = await visitor.Get("/api/campaigns/light-2019/sheets.doc");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task Sheets_of_all_posts_of_a_town_come_in_parts_that_a_browser_can_print()
    {
        using var visitor = await fixture.SignedIn("staff");
        var first = await visitor.Read("/app/sheets/town-2019");
        Assert.Equal(200, CountOf(first, "class=\"poster\""));
        Assert.All(
            ["Sheets of A4: 450", "at most 200", "Part 1 of 3: sheets 1 to 200.", "href=\"/app/sheets/town-2019?part=3\"", "href=\"/api/campaigns/town-2019/sheets.pdf\""],
            text => Assert.Contains(text, first, StringComparison.Ordinal));

        var last = await visitor.Read("/app/sheets/town-2019?part=4");
        Assert.Equal(50, CountOf(last, "class=\"poster\""));
        Assert.Contains("SF-T-401", last, StringComparison.Ordinal);
        Assert.Contains("SF-T-450", last, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/campaigns/town-2019/sheets.pdf?part=3\"", last, StringComparison.Ordinal);

        Assert.Equal(50, CountOf(await visitor.Read("/api/campaigns/town-2019/sheets.html?part=3"), "class=\"poster\""));
        Assert.Equal(200, CountOf(await visitor.Read("/api/campaigns/town-2019/sheets.html?part=all"), "class=\"poster\""));
    }

    [Fact]
    public async Task Chromium_prints_one_page_for_each_place()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is missing: apt-get install chromium");
        await using var host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Reports:Chromium"] = "/usr/bin/chromium" });
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        Assert.Contains("/api/campaigns/light-2019/sheets.pdf", await visitor.Read("/app/sheets/light-2019"), StringComparison.Ordinal);
        using var answer = await visitor.Get("/api/campaigns/light-2019/sheets.pdf");
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Equal(2, pdf.Split("/Type /Page\n").Length - 1);
    }

    private async Task<string> Read(string path)
    {
        using var visitor = fixture.Visitor();
        return await visitor.Read(path);
    }

    /// <summary>Where the browser goes after its vote, from the path on.</summary>
    private static string ThanksOf(HttpResponseMessage sent) => new Uri(new Uri("https://localhost"), sent.Headers.Location!).PathAndQuery;

    private static int CountOf(string page, string part) => page.Split(part).Length - 1;
}
