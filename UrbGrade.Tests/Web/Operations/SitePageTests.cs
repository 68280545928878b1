using System.Net;

namespace UrbGrade.Tests.Web.Operations;

public sealed class SitePageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task What_the_gateway_does_now_is_told_with_its_time_at_the_site_its_kind_and_its_code()
    {
        var page = await Read("/ops/site/2");

        Assert.All(
            ["What the gateway does now", "Source sensors failed: no answer within 30 s", "1602", "Warning", "Followed live"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Matches("<tr[^>]*>\\s*<th scope=\"row\" class=\"tabular nowrap\">[^<]*2019, \\d\\d:\\d\\d:\\d\\d</th>", page);
    }

    [Fact]
    public async Task The_lines_of_a_level_and_above_stand_at_an_address_that_keeps_the_day()
    {
        var page = await Read("/ops/site/2?day=2019-12-22");
        Assert.Contains("href=\"/ops/site/2?day=2019-12-22&log=warning#log\"", page, StringComparison.Ordinal);

        var warnings = await Read("/ops/site/2?day=2019-12-22&log=warning");
        Assert.Contains("Source sensors failed", warnings, StringComparison.Ordinal);
        Assert.Contains("refused: 40 of 480", warnings, StringComparison.Ordinal);
        Assert.DoesNotContain("BCN-02 started", warnings, StringComparison.Ordinal);
        Assert.Contains("href=\"/ops/site/2?day=2019-12-22#log\"", warnings, StringComparison.Ordinal);
        Assert.Matches("href=\"/ops/site/2\\?month=2019-12&day=2019-12-10&log=warning#day\"", warnings);

        Assert.DoesNotContain("Source sensors failed", await Read("/ops/site/2?log=error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_that_are_missing_stood_below_a_long_log()
    {
        var page = await Read("/ops/site/2");

        Assert.InRange(page.IndexOf("id=\"gaps\"", StringComparison.Ordinal), 1, page.IndexOf("id=\"log\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_nothing_came_of_named_no_next_step()
    {
        const string Link = "href=\"/ops/site/2/resend?from=2019-12-26&until=2019-12-26\">Ask for this day again</a>";

        Assert.Contains(Link, await Read("/ops/site/2?day=2019-12-26"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask for this day again", await Read("/ops/site/2?day=2019-12-25"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_level_that_does_not_exist_shows_all_lines() =>
        Assert.Contains("BCN-02 started", await Read("/ops/site/2?log=loud"), StringComparison.Ordinal);

    [Fact]
    public async Task A_gateway_that_told_nothing_yet_says_what_brings_its_log() =>
        Assert.Contains("The gateway has told nothing of its log yet", await Read("/ops/site/1"), StringComparison.Ordinal);

    private async Task<string> Read(string path)
    {
        using var visitor = await fixture.SignedIn("operator");
        return WebUtility.HtmlDecode(await visitor.Read(path));
    }
}
