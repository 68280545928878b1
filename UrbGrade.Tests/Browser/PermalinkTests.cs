using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>What somebody sees stands in the address: whoever gets it sees the same, and Back undoes one step.</summary>
public sealed class PermalinkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("staff", "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", "#quantity", "Cost")]
    [InlineData("staff", "/app/quality", "#text", "nothing")]
    [InlineData("staff", "/app/forecasts", "#text", "Shop 1")]
    [InlineData("operator", "/ops/events", "#event-what", "service.paused")]
    [InlineData("operator", "/ops/meters", "#meters-site", "1")]
    public async Task A_copied_address_shows_the_same_to_somebody_else_and_Back_undoes_it(string who, string path, string field, string value)
    {
        await using var visited = await browser.Open(who);
        var page = visited.Page;
        await visited.Go(path);
        var (before, address) = (await Seen(page), page.Url);
        if (await page.Locator(field).First.EvaluateAsync<bool>("e => e.tagName === 'SELECT'"))
            await page.Locator(field).First.SelectOptionAsync(value);
        else
            await page.Locator(field).First.FillAsync(value);
        await page.Locator(field).First.EvaluateAsync("e => e.form.requestSubmit()");
        await page.WaitForURLAsync(url => url != address);
        await page.WaitForFunctionAsync("seen => document.querySelector('main').innerText !== seen", before);

        await using var other = await browser.Open(who);
        await other.Go(new Uri(page.Url).PathAndQuery);
        var found = await Seen(other.Page);
        Assert.NotEqual(before, found);
        await page.WaitForFunctionAsync("seen => document.querySelector('main').innerText === seen", found);

        await page.GoBackAsync();
        await page.WaitForURLAsync(address);
        await page.WaitForFunctionAsync("seen => document.querySelector('main').innerText === seen", before);
        Assert.Empty(visited.Problems);
    }

    private static Task<string> Seen(IPage page) => page.InnerTextAsync("main");
}
