using System.Globalization;
using Microsoft.Playwright;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Browser;

/// <summary>What a page says on paper (A4, its margins taken off).</summary>
public sealed class PrintTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int PaperWidth = 718;

    private static string Today => LocalTimes.Day(DateOnly.FromDateTime(FictionalDistrict.LastReadingAt.AddHours(9).UtcDateTime));

    private const string Clipped = """
        () => [...document.querySelectorAll('main *')].filter(e => {
          const box = e.getBoundingClientRect();
          return box.width > 1 && box.right > innerWidth + 1 && !e.closest('.unseen, .leaflet-container');
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    // Of each chart: whether it is drawn, its sentence and its quality line are seen, it lies on the paper, and no page ends within it.
    private const string Charts = """
        () => [...document.querySelectorAll('figure.chart:has(ug-chart)')].map(chart => {
          const drawing = chart.querySelector('ug-chart');
          const box = drawing.querySelector('canvas')?.getBoundingClientRect();
          const said = (part) => { const element = chart.querySelector(part); return element?.checkVisibility() === true && element.textContent.trim().length > 0; };
          return drawing.dataset.state === 'drawn' && box !== undefined && box.width > innerWidth / 2 && box.height > 100 && box.left >= 0 && box.right <= innerWidth
            && getComputedStyle(chart).breakInside === 'avoid' && said('figcaption') && said('.quality');
        })
        """;

    [Theory]
    [InlineData("/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", "30 Dec 2019", "staff", 1)]
    [InlineData("/app/figures?period=Month&day=2019-12-01", "December 2019", "staff", 0)]
    [InlineData("/app/explore?a=1&b=2&from=2019-10-03&to=2019-12-31", "31 Dec 2019", "staff", 1)]
    [InlineData("/app/reports", "2019", "staff", 0)]
    [InlineData("/ops/site/2?day=2019-12-22", "22 Dec 2019", "operator", 0)]
    [InlineData("/my?place=1&period=Month", "2019", "resident", 0)]
    [InlineData("/en/d/20", "2019", null, 0)]
    public async Task Paper_shows_whose_it_is_the_period_and_the_address_and_cuts_nothing_off(string path, string period, string? who, int charts)
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        await using var visited = await browser.Open(who);
        var page = visited.Page;
        await visited.Go(path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);

        var note = page.Locator(".print-note");
        Assert.True(await note.IsVisibleAsync());
        Assert.Equal($"UrbGrade · printed on {Today}\n{page.Url}", (await note.InnerTextAsync()).Trim());
        var paper = await page.InnerTextAsync("main");
        Assert.True(
            paper.Contains(period, StringComparison.Ordinal)
            || (await page.Locator(".filter .input").EvaluateAllAsync<string[]>("fields => fields.filter(f => f.checkVisibility()).map(f => f.value)")).Any(value => value.Contains(period, StringComparison.Ordinal)),
            $"No '{period}' on the paper of {path}.");
        foreach (var ofTheScreen in new[] { ".work-nav", ".account", ".site-footer nav", ".chart-tools", ".no-print", "a.skip" })
            Assert.Equal(0, await page.Locator(ofTheScreen).Filter(new() { Visible = true }).CountAsync());
        await page.WaitForFunctionAsync($"() => ({Charts})().every(whole => whole)");
        Assert.True((await page.EvaluateAsync<bool[]>(Charts)).Length >= charts, $"Not {charts} charts are on the paper of {path}.");
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
        await BrowserFixture.Photograph(page, "paper" + path.Split('?')[0].Replace('/', '-'));
    }

    [Fact]
    public async Task Paper_names_the_town_whose_figures_it_shows()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        await using var visited = await browser.Open("other");
        await visited.Go("/app/places?month=2019-12");
        await visited.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal($"Nowhere-on-Sea · printed on {Today}\n{visited.Page.Url}", (await visited.Page.InnerTextAsync(".print-note")).Trim());
    }

    [Fact]
    public async Task Paper_of_a_page_that_a_link_led_to_named_the_page_before_it()
    {
        await using var visited = await browser.Open("admin");
        var page = visited.Page;
        await visited.Go("/ops/events");
        await page.Locator("nav.work-nav a[href='/ops/meters']").EvaluateAsync("link => link.click()");
        await page.WaitForURLAsync("**/ops/meters");

        await Eventually.Equal(true, async () => (await page.Locator(".print-note").TextContentAsync())!.EndsWith(page.Url, StringComparison.Ordinal));
        Assert.Equal("/ops/meters", await page.Locator("form[action='/account/tenant'] input[name=return]").GetAttributeAsync("value"));
    }

    [Fact]
    public async Task Paper_keeps_tables_and_the_backgrounds_that_bars_are_made_of_and_leaves_out_what_is_pressed()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/compare");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);

        Assert.Equal("exact", await Style(".rank > i", "printColorAdjust"));
        Assert.Equal("table-row", await Style("table.cards tbody tr", "display"));
        Assert.Equal(0, await page.Locator("main :is(button, .button, details:not([open])):visible").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));

        Task<string> Style(string part, string property) => page.Locator(part).First.EvaluateAsync<string>($"part => getComputedStyle(part).{property}");
    }

    [Fact]
    public async Task Paper_says_the_chosen_days_in_the_language_of_the_page()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/asset/2?quantity=EnergyKwh&from=2019-12-02&to=2019-12-29&resolution=Day");
        await visited.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var filter = visited.Page.Locator("form.filter:has(#from)");
        var chosen = await filter.InnerTextAsync();
        Assert.Contains("2 Dec 2019", chosen, StringComparison.Ordinal);
        Assert.Contains("29 Dec 2019", chosen, StringComparison.Ordinal);
        Assert.False(await filter.Locator("input[type=date]").First.IsVisibleAsync());
        Assert.False(await filter.GetByRole(AriaRole.Button).First.IsVisibleAsync());
    }

    [Fact]
    public async Task Paper_is_light_for_who_reads_in_the_dark()
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go("/app/figures?period=Month&day=2019-12-01");
        await page.Locator("[data-theme-toggle]").First.ClickAsync();
        Assert.Equal("dark", await Scheme());

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("light", await Scheme());

        Task<string> Scheme() => page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme");
    }

    [Fact]
    public async Task Charts_that_were_drawn_in_the_dark_are_drawn_anew_for_paper()
    {
        await using var visited = await browser.Open("staff", new Visit(IsDark: true));
        var page = visited.Page;
        await visited.Go("/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day");
        Assert.InRange(await Lightness(), 150, 255);

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Eventually.Equal(true, async () => await Lightness() < 120);

        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
        await Eventually.Equal(true, async () => await Lightness() > 150);

        // Of what is drawn, the middle one; what is see-through lets the paper through.
        Task<double> Lightness() => page.EvaluateAsync<double>(
            """
            () => {
              const canvas = document.querySelector('ug-chart canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              const drawn = [];
              for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 235) drawn.push((data[i] + data[i + 1] + data[i + 2]) / 3);
              return drawn.sort((one, other) => one - other)[Math.floor(drawn.length / 2)] ?? -1;
            }
            """);
    }
}
