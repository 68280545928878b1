using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Browser;

/// <summary>What somebody sees stands in the address: whoever gets it sees the same, and Back undoes one step.</summary>
public sealed class PermalinkTests(BrowserFixture browser, ApiPlatform platform) : IClassFixture<BrowserFixture>, IClassFixture<ApiPlatform>
{
    [Theory]
    [InlineData("staff", "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", "#quantity", "Cost")]
    [InlineData("staff", "/app/quality", "#text", "nothing")]
    [InlineData("staff", "/app/forecasts", "#text", "Shop 1")]
    [InlineData("staff", "/app/compare?by=Energy", "#kind", "bakery")]
    [InlineData("staff", "/app/explore?a=1", "#b", "2")]
    [InlineData("staff", "/app/lighting", "#cabinet", "Cabinet 2 (C2)")]
    [InlineData("staff", "/app/alerts", "#find", "chair")]
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

    [Theory]
    [InlineData("resident", "/my?place=1", "nav.tabs a[href*='show=Cost']")]
    [InlineData("resident", "/my?place=1", "nav.tabs a[href*='period=Week']")]
    [InlineData("operator", "/ops/site/2", "#log .presets a[href*='log=error']")]
    public async Task A_tab_stands_in_the_address_and_Back_leads_to_the_one_before(string who, string path, string tab)
    {
        await using var visited = await browser.Open(who);
        await using var other = await browser.Open(who);
        await LeadsThereAndBack(visited, other, path, tab);
    }

    [Fact]
    public async Task Another_period_of_its_figures_took_the_chart_of_a_place_back_to_the_usual_one()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/asset/2?quantity=Cost&from=2019-12-02&to=2019-12-20&resolution=Day&period=Week&day=2019-12-10");
        await page.Locator("section[aria-labelledby=kpis] .presets a[href*='period=Year']").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=Year", StringComparison.Ordinal));
        Assert.Contains("quantity=Cost&from=2019-12-02&to=2019-12-20&resolution=Day", page.Url, StringComparison.Ordinal);
        Assert.Equal("Cost", await page.InputValueAsync("#quantity"));

        await page.SelectOptionAsync("#quantity", "EnergyKwh");
        await page.Locator("#quantity").EvaluateAsync("e => e.form.requestSubmit()");
        await page.WaitForURLAsync(url => url.Contains("quantity=EnergyKwh", StringComparison.Ordinal));
        Assert.Contains("period=Year&day=2019-12-10", page.Url, StringComparison.Ordinal);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task What_a_figure_stands_on_stands_in_the_address_and_Back_leads_to_its_line()
    {
        await using var visited = await browser.Open("staff");
        await using var other = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/figures?period=Month&day=2019-12-01");
        var (address, line) = (page.Url, page.Locator("section[aria-labelledby=kpis] tbody tr").First);
        await line.Locator("summary").ClickAsync();
        await line.Locator("a[href*='stands=energy']").ClickAsync();
        await page.Locator("#standing .finding").WaitForAsync();
        await Assertions.Expect(page.Locator("#standing")).ToBeFocusedAsync();

        await other.Go(new Uri(page.Url).PathAndQuery);
        Assert.Equal(await page.InnerTextAsync("#standing"), await other.Page.InnerTextAsync("#standing"));

        await page.GoBackAsync();
        await page.WaitForURLAsync(address);
        await Assertions.Expect(page.Locator("#standing")).ToHaveCountAsync(0);
        await Assertions.Expect(line.Locator("summary")).ToBeFocusedAsync();
        Assert.Empty(visited.Problems);
        Assert.Empty(other.Problems);
    }

    [Fact]
    public async Task A_tab_of_a_tenant_stands_in_the_address()
    {
        await using var visited = await browser.OpenOn(platform, "tabs@urbgrade.example", "PlatformAdministrator", null);
        await using var other = await browser.OpenOn(platform, "other-tabs@urbgrade.example", "PlatformAdministrator", null);
        await LeadsThereAndBack(visited, other, "/admin/tenants/1", "a.chip[href$='tab=brand']");
    }

    [Fact]
    public async Task A_copied_address_of_the_map_shows_the_same_part_of_it_with_its_classes_and_the_drawn_area()
    {
        const string Path = "/app/map?month=2019-12&bounds=120%3B300&area=2.171%2041.3805%2C%202.175%2041.3805%2C%202.175%2041.3815";
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go(Path);
        await page.Locator("ug-areas path.drawn-area").WaitForAsync();
        await page.Locator("ug-areas .leaflet-control-zoom-in").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("view=", StringComparison.Ordinal));
        var (seen, shapes) = (await Seen(page), await Shapes(page));

        await using var other = await browser.Open("staff");
        await other.Go(new Uri(page.Url).PathAndQuery);
        await other.Page.Locator("ug-areas path.drawn-area").WaitForAsync();
        Assert.Equal(seen, await Seen(other.Page));
        await IsDrawn(other.Page, shapes);

        // Another measure of the same part, with the same classes and the same area.
        await other.Page.Locator("#measure").SelectOptionAsync("PerAsset");
        await other.Page.Locator("#measure").EvaluateAsync("e => e.form.requestSubmit()");
        await other.Page.WaitForURLAsync(url => url.Contains("measure=PerAsset", StringComparison.Ordinal));
        Assert.All(["view=", "bounds=120%3B300", "area=2.171"], part => Assert.Contains(part, other.Page.Url, StringComparison.Ordinal));
        await IsDrawn(other.Page, shapes);
        Assert.Empty(visited.Problems);
        Assert.Empty(other.Problems);
    }

    [Fact]
    public async Task A_copied_address_of_the_places_shows_the_same_part_of_their_map_and_another_month_keeps_it()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/places?month=2019-12");
        await page.Locator("ug-map .pin").First.WaitForAsync();
        var town = await page.Locator("ug-map .leaflet-control-scale-line").TextContentAsync();
        await page.Locator("ug-map .leaflet-control-zoom-in").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("view=", StringComparison.Ordinal));
        var (scale, pins) = (await page.Locator("ug-map .leaflet-control-scale-line").TextContentAsync(), await Pins(page));
        Assert.NotEqual(town, scale);

        await using var other = await browser.Open("staff");
        await other.Go(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(other.Page.Locator("ug-map .leaflet-control-scale-line")).ToHaveTextAsync(scale!);
        await Eventually.Equal(true, async () => AreAlike(await Pins(other.Page), pins));
        Assert.Contains("view=", await other.Page.Locator(".presets a").First.GetAttributeAsync("href"), StringComparison.Ordinal);

        Assert.Contains("view=", await page.Locator(".presets a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator("#month").FillAsync("2019-11");
        await page.Locator("#month").EvaluateAsync("e => e.form.requestSubmit()");
        await page.WaitForURLAsync(url => url.Contains("month=2019-11", StringComparison.Ordinal));
        Assert.Equal(Look(other.Page.Url), Look(page.Url));
        Assert.Empty(visited.Problems);
        Assert.Empty(other.Problems);
    }

    private static async Task LeadsThereAndBack(VisitedPage visited, VisitedPage other, string path, string tab)
    {
        var page = visited.Page;
        await visited.Go(path);
        var (before, address) = (await Seen(page), page.Url);
        await page.Locator(tab).First.ClickAsync();
        await page.WaitForURLAsync(url => url != address);
        await page.Locator($"{tab}[aria-current=true]").First.WaitForAsync();

        await other.Go(new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(other.Page.Locator($"{tab}[aria-current=true]").First).ToBeVisibleAsync();
        var found = await Seen(other.Page);
        Assert.NotEqual(before, found);
        await page.WaitForFunctionAsync("seen => document.querySelector('main').innerText === seen", found);

        await page.GoBackAsync();
        await page.WaitForURLAsync(address);
        await page.WaitForFunctionAsync("seen => document.querySelector('main').innerText === seen", before);
        Assert.Empty(visited.Problems);
    }

    /// <summary>Where each shape lies in its map, the drawn area last; a pixel may be lost to rounding.</summary>
    private static Task<string[]> Shapes(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('ug-areas path.area, ug-areas path.drawn-area')].map(shape => {
          const [own, map] = [shape.getBoundingClientRect(), shape.closest('ug-areas').getBoundingClientRect()];
          return `${shape.getAttribute('class')} ${own.x - map.x} ${own.y - map.y} ${own.width}`; }).sort()
        """);

    /// <summary>Where each pin stands in its map.</summary>
    private static Task<string[]> Pins(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('ug-map .pin')].map(pin => {
          const [own, map] = [pin.getBoundingClientRect(), pin.closest('ug-map').getBoundingClientRect()];
          return `${pin.textContent} ${own.x - map.x} ${own.y - map.y}`; })
        """);

    /// <summary>The part of the map in an address.</summary>
    private static string Look(string url) => QueryHelpers.ParseQuery(new Uri(url).Query)["view"].ToString();

    private static async Task IsDrawn(IPage page, string[] shapes) => await Eventually.Equal(true, async () => AreAlike(await Shapes(page), shapes));

    private static bool AreAlike(string[] found, string[] shapes) => found.Length == shapes.Length && found.Zip(shapes).All(pair => IsAlike(pair.First, pair.Second));

    private static bool IsAlike(string one, string other)
    {
        var (first, second) = (one.Split(' '), other.Split(' '));
        return first.Length == second.Length && first.Zip(second).All(pair => pair.First == pair.Second
            || (double.TryParse(pair.First, CultureInfo.InvariantCulture, out var a) && double.TryParse(pair.Second, CultureInfo.InvariantCulture, out var b) && Math.Abs(a - b) < 1.5));
    }

    private static Task<string> Seen(IPage page) => page.InnerTextAsync("main");
}
