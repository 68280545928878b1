using Microsoft.Playwright;
using UrbGrade.Tests.Web;

namespace UrbGrade.Tests.Browser;

/// <summary>Whatever is drawn can be read as well.</summary>
public sealed class ParityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_map_whose_tiles_do_not_come_still_has_all_its_places_and_their_list()
    {
        await using var host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Pages:MapTiles"] = "https://tiles.example/{z}/{x}/{y}.png" });
        await using var visited = await browser.OpenAt(host.Address);
        var (page, blocked) = (visited.Page, 0);
        await page.RouteAsync("https://tiles.example/**", route =>
        {
            blocked++;
            return route.AbortAsync();
        });
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#email", "staff@urbgrade.example");
        await page.FillAsync("#password", Web.Fictional.FictionalAccounts.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await visited.Go("/app/places");
        await page.Locator(".pin").First.WaitForAsync();

        Assert.Equal(await page.Locator("#asset-list tbody tr").CountAsync(), await page.Locator(".pin").CountAsync());
        Assert.True(blocked > 0, "No tile was asked for.");

        // What the browser itself says of the blocked requests is all that it says.
        Assert.DoesNotContain(visited.Problems, problem => !problem.StartsWith("Asked elsewhere: https://tiles.example/", StringComparison.Ordinal)
            && !problem.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }
}
