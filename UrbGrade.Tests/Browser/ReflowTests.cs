using UrbGrade.Tests.Web;

namespace UrbGrade.Tests.Browser;

/// <summary>WCAG 2.2, 1.4.10: at 320 px nothing needs sideways scrolling but tables, each in a labelled region of its own.</summary>
public sealed class ReflowTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Cut = """
        () => [...document.querySelectorAll('body *')].filter(e => {
          const isCut = getComputedStyle(e).overflowX !== 'visible' && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1;
          const isTable = e.getAttribute('role') === 'region' && e.ariaLabel && e.querySelector('table:not(.cards)');
          const isUnseen = getComputedStyle(e).clipPath !== 'none';
          return isCut && !isTable && !isUnseen && !e.closest('input, select, textarea, ug-map, ug-areas, ug-chart');
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData(null, "en")]
    [InlineData("operator", "en")]
    [InlineData("admin", "en")]
    [InlineData("resident", "en")]
    [InlineData(null, "da")]
    [InlineData("operator", "da")]
    [InlineData("admin", "da")]
    [InlineData("resident", "da")]
    [InlineData(null, "es")]
    [InlineData("operator", "es")]
    [InlineData("admin", "es")]
    [InlineData("resident", "es")]
    [InlineData(null, "ca")]
    [InlineData("operator", "ca")]
    [InlineData("admin", "ca")]
    [InlineData("resident", "ca")]
    [InlineData(null, "eu")]
    [InlineData("operator", "eu")]
    [InlineData("admin", "eu")]
    [InlineData("resident", "eu")]
    public async Task No_page_scrolls_sideways_or_cuts_anything_off_at_320_px(string? who, string language)
    {
        browser.Host.District.Origin = "Meters of another country with prices of this one (overlay), simulated inside temperature";
        await using var visited = await browser.Open(who, new Visit(Width: 320));
        await visited.Page.GotoAsync($"/account/language?to={language}&return=%2Fhelp");
        var faults = new List<string>();
        foreach (var route in browser.Host.Routes.Where(route => who is not "resident" || route.StartsWith("/my", StringComparison.Ordinal)))
        {
            var path = KnownRoutes.Fill(route);
            await visited.Go(path);

            var (content, window) = (
                await visited.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"),
                await visited.Page.EvaluateAsync<int>("() => document.scrollingElement.clientWidth"));
            if (content > window)
                faults.Add($"{path} is {content} px wide in a window of {window} px.");
            faults.AddRange((await visited.Page.EvaluateAsync<string[]>(Cut)).Select(part => $"{path} cuts off {part}"));

            // A table that opens within its chart's tools is as wide as its longest row unless it may shrink.
            var opened = await visited.Page.EvaluateAsync<int>(
                "() => { document.querySelectorAll('main details').forEach(d => d.open = true); return document.scrollingElement.scrollWidth; }");
            if (opened > window)
                faults.Add($"{path} with everything opened is {opened} px wide in a window of {window} px.");
        }

        Assert.Empty(faults);
    }
}
