using Microsoft.Playwright;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Browser;

/// <summary>Whatever a citizen meets while answering, also where something is wrong or over: nothing keeps anybody from it.</summary>
public sealed class AnsweringLooksTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Survey = $"/s/{FictionalForms.Open}";

    [Fact]
    public async Task Each_question_of_a_survey_has_no_violation_nor_have_its_refusals_the_check_and_the_thanks()
    {
        await using var visited = await browser.Open(visit: new Visit(BypassesPolicy: true));
        var page = visited.Page;
        var (next, send) = (page.Locator("main button[value=next]"), page.GetByRole(AriaRole.Button, new() { Name = "Send the answers" }));
        await page.GotoAsync(Survey);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await next.ClickAsync();
        await Look(visited, "survey-rating-missing", ".error-summary");
        await page.Locator("main button[value=keep]").ClickAsync();
        await Look(visited, "survey-kept", ".kept-code");

        await page.GotoAsync($"{Survey}?check");
        await send.ClickAsync();
        await Look(visited, "survey-check-open", ".error-summary");
        await page.GotoAsync($"{Survey}?q=2");
        await Look(visited, "survey-several", "#answer-when");
        await page.GotoAsync($"{Survey}?q=3");
        await page.FillAsync("#answer-walks", "ninety");
        await next.ClickAsync();
        await Look(visited, "survey-number-wrong", ".error-summary");
        await page.FillAsync("#answer-walks", "7");
        await next.ClickAsync();
        await Look(visited, "survey-text", "#answer-words");

        await page.GotoAsync($"{Survey}?q=1");
        await page.Locator("#answer-light_level").CheckAsync();
        await next.ClickAsync();
        await page.Locator("#answer-when").WaitForAsync();
        await page.GotoAsync($"{Survey}?check");
        await Look(visited, "survey-check", "dl.facts");
        await send.ClickAsync();
        await Look(visited, "survey-thanks", "main [role=status]");
    }

    [Fact]
    public async Task A_vote_that_is_refused_has_no_violation()
    {
        await using var visited = await browser.Open(visit: new Visit(BypassesPolicy: true));
        await visited.Page.GotoAsync($"/v/{FictionalVotes.Open}");
        await visited.Page.Locator("main form button.primary").ClickAsync();
        await Look(visited, "vote-missing", ".error-summary");
    }

    [Theory]
    [InlineData("vote-over", $"/v/{FictionalVotes.Over}")]
    [InlineData("vote-unknown", "/v/n0where00")]
    [InlineData("survey-closed", $"/s/{FictionalForms.Closed}")]
    [InlineData("survey-unknown", "/s/n0where00")]
    public async Task A_page_where_nobody_is_asked_has_no_violation(string name, string path)
    {
        await using var visited = await browser.OpenTab(null, new Visit(BypassesPolicy: true));
        await visited.Go(path);
        await Look(visited, name, "main .state");
    }

    /// <summary>Once a part of the page is there.</summary>
    private static async Task Look(VisitedPage visited, string name, string part)
    {
        await visited.Page.Locator(part).First.WaitForAsync();
        await PageRules.HoldInEveryLook(visited, name);
        await visited.LookAgain(1280, isDark: false);
    }
}
