using System.IO.Compression;
using Microsoft.Playwright;
using UrbGrade.Tests.Web;

namespace UrbGrade.Tests.Browser;

public sealed class VoteTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Two_taps_are_a_vote_without_scripts_and_without_a_socket()
    {
        await using var visited = await browser.Open(visit: new Visit(Width: 320, HasScripts: false));
        await visited.Page.GotoAsync("/v/0penp0st");
        await visited.Page.GetByText("Good", new() { Exact = true }).ClickAsync();
        await visited.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        Assert.Equal("Thank you, your vote counts", await visited.Page.InnerTextAsync("h1"));
        Assert.Contains("35 votes: satisfaction 72 of 100", await visited.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(visited.Sockets);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_same_person_who_votes_again_is_told_so_and_counts_once()
    {
        await using var host = await PageHost.Start();
        await using var visited = await browser.OpenAt(host.Address, new Visit(Width: 320, HasScripts: false));
        var page = visited.Page;
        foreach (var (mark, said) in new[] { ("Good", "Thank you, your vote counts"), ("Bad", "There is a vote from here today") })
        {
            await page.GotoAsync("/v/0penp0st");
            await page.GetByText(mark, new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            Assert.Equal(said, await page.InnerTextAsync("h1"));
            Assert.Contains("35 votes: satisfaction 72 of 100", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        // Going back and sending the same form once more is no other vote either.
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        Assert.Equal("There is a vote from here today", await page.InnerTextAsync("h1"));
        Assert.Contains("35 votes: satisfaction 72 of 100", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(host.Votes.Votes).Score);
    }

    [Theory]
    [InlineData("en", "Choose one of the five answers.", true)]
    [InlineData("eu", "Aukeratu bost erantzunetako bat.", true)]
    [InlineData("eu", "Aukeratu bost erantzunetako bat.", false)]
    public async Task A_vote_without_a_mark_was_refused_in_the_language_of_the_browser(string language, string said, bool hasScripts)
    {
        await using var visited = await browser.Open(visit: new Visit(Width: 320, HasScripts: hasScripts));
        var page = visited.Page;
        await page.GotoAsync($"/{language}/v/0penp0st");
        await page.Locator("main form button.primary").ClickAsync();
        await page.Locator(".error-summary:focus").WaitForAsync();

        Assert.Equal(said, (await page.InnerTextAsync(".error-summary")).Trim());
        Assert.Equal(5, await page.GetByRole(AriaRole.Radio).CountAsync());
    }

    [Fact]
    public async Task A_survey_is_answered_with_the_keyboard_and_a_gap_takes_the_focus()
    {
        await using var visited = await browser.Open(visit: new Visit(HasScripts: false));
        var page = visited.Page;
        await page.GotoAsync("/s/0penf0rm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        await page.Locator(".error-summary:focus").WaitForAsync();
        await page.Locator(".error-summary a").PressAsync("Enter");
        await page.Locator("#answer-light_level").PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        await page.Locator("#answer-when").PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        await page.Locator("#answer-walks").FillAsync("7");
        await page.Locator("#answer-walks").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        Assert.Contains("In the evening", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answers" }).PressAsync("Enter");

        Assert.Equal("Thank you, your answers are sent", await page.InnerTextAsync("h1"));
        Assert.Empty(visited.Sockets);
    }

    [Theory]
    [InlineData("/v/0penp0st", 60_000)]
    [InlineData("/s/0penf0rm", 80_000)]
    [InlineData("/street/20/Carrer%20Fictici", 80_000)]
    [InlineData("/en/open-data", 80_000)]
    [InlineData("/en/privacy", 80_000)]
    [InlineData("/en/accessibility", 80_000)]
    public async Task A_page_for_everybody_grows_no_heavier_unseen_than_a_slow_line_bears(string path, int most)
    {
        await using var visited = await browser.Open();
        var requests = new List<IRequest>();
        visited.Page.RequestFinished += (_, request) => requests.Add(request);
        await visited.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var weights = new Dictionary<string, int>();
        foreach (var request in requests)
        {
            var sizes = await request.SizesAsync();
            weights[request.Url] = sizes.ResponseHeadersSize
                + (request.ResourceType is "stylesheet" or "script" ? Published(await (await request.ResponseAsync())!.BodyAsync()) : sizes.ResponseBodySize);
        }

        Assert.Contains(weights, one => one.Key.Contains("assets/pages", StringComparison.Ordinal));
        Assert.True(weights.Values.Sum() < most, string.Join('\n', weights));
        TestContext.Current.SendDiagnosticMessage("{0} weighs {1} bytes.", path, weights.Values.Sum());
    }

    /// <summary>A published platform serves style sheets and scripts compressed, at least so well.</summary>
    private static int Published(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return (int)packed.Length;
    }
}
