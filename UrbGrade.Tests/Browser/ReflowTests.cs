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

    [Theory]
    [InlineData("en")]
    [InlineData("eu")]
    public async Task A_unit_broke_off_its_number_in_a_narrow_card(string language)
    {
        await using var visited = await browser.Open("staff", new Visit(Width: 320));
        await visited.Page.GotoAsync($"/account/language?to={language}&return=%2Fhelp");
        await visited.Go("/app/plan?medium=light&k1=Led&s1=50&c1=9000");

        Assert.True(await visited.Page.Locator("table.cards td.number").CountAsync() > 0);
        Assert.Empty(await visited.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('table.cards td.number')].flatMap(cell => [...cell.childNodes])
              .filter(part => {
                const range = document.createRange();
                range.selectNodeContents(part);
                return part.nodeType === Node.TEXT_NODE && !part.data.trim().includes(' ') && new Set([...range.getClientRects()].map(r => r.top)).size > 1;
              })
              .map(part => part.data.trim())
            """));
    }

    [Fact]
    public async Task What_packages_would_bring_was_wider_than_its_card_in_Basque()
    {
        await using var visited = await browser.Open("staff", new Visit(Width: 1250));
        await visited.Page.GotoAsync("/account/language?to=eu&return=%2Fhelp");
        await visited.Go("/app/plan?medium=light&k1=Led&s1=50&c1=9000");

        Assert.Empty(await visited.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('main .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Words_beside_a_drawing_shrank_with_it_and_lay_over_each_other(int width)
    {
        await using var visited = await browser.Open("staff", new Visit(Width: width));
        foreach (var path in new[] { "/app/profiles", "/app/profiles/2", "/app/asset/2", "/app/votes" })
        {
            await visited.Go(path);
            Assert.NotEqual(0, await visited.Page.Locator(".plot").CountAsync());
            Assert.All(
                await visited.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.plot span')].map(e => parseFloat(getComputedStyle(e).fontSize))"),
                size => Assert.Equal(12, size));
            Assert.Empty(await visited.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.plot > p')].flatMap(axis => {
                  const words = [...axis.children].map(e => [e.innerText, e.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
                  return words.slice(1).filter(([, box], i) => {
                    const before = words[i][1];
                    return box.left < before.right && box.right > before.left && box.top < before.bottom && box.bottom > before.top;
                  }).map(([text]) => text);
                })
                """));
        }
    }

    [Fact]
    public async Task On_a_short_page_the_footer_stood_in_the_middle_of_the_window()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/account/security");

        Assert.InRange(await visited.Page.EvaluateAsync<double>("() => document.querySelector('.site-footer').getBoundingClientRect().bottom - innerHeight"), -1, 10_000);
    }
}
