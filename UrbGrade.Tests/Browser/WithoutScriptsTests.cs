using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>Pages for everybody say what they have to say without scripts, and keep no connection open with them.</summary>
public sealed class WithoutScriptsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Pages =
    [
        "/en", "/en/d/20", "/en/d/40", "/en/street/20/Carrer%20Fictici", "/en/v/0penp0st", "/en/s/0penf0rm", "/en/help", "/en/privacy", "/en/open-data", "/en/accessibility", "/en/vocabulary", "/account/sign-in",
    ];

    [Fact]
    public async Task Pages_for_everybody_open_no_socket_and_say_the_same()
    {
        await using var visited = await browser.Open();
        await using var other = await browser.Open(visit: new Visit(HasScripts: false));
        foreach (var path in Pages)
        {
            await visited.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            await other.Page.GotoAsync(path);
            Assert.Equal(await other.Page.InnerTextAsync("h1"), await visited.Page.InnerTextAsync("h1"));
            Assert.Equal(await Paragraphs(other.Page), await Paragraphs(visited.Page));
            Assert.True(await visited.Page.EvaluateAsync<int>("() => document.querySelector('main').innerText.length") > 100, path);
        }

        Assert.Empty(visited.Sockets);
        Assert.Empty(visited.Problems);
    }

    private static Task<string[]> Paragraphs(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main h2, main p, main label')].map(e => e.textContent.trim())");
}
