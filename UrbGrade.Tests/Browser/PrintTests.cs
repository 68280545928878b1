using Microsoft.Playwright;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Browser;

/// <summary>What a page says on paper (A4, its margins taken off).</summary>
public sealed class PrintTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int PaperWidth = 718;

    private const string Clipped = """
        () => [...document.querySelectorAll('main *')].filter(e => {
          const box = e.getBoundingClientRect();
          return box.width > 1 && box.right > innerWidth + 1 && !e.closest('.unseen');
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    [Theory]
    [InlineData("/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", "2019")]
    [InlineData("/app/figures?period=Month&day=2019-12-01", "December 2019")]
    [InlineData("/app/reports", "2019")]
    public async Task Paper_shows_whose_it_is_the_period_and_the_address_and_cuts_nothing_off(string path, string period)
    {
        await using var visited = await browser.Open("staff");
        var page = visited.Page;
        await visited.Go(path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);

        var paper = await page.InnerTextAsync("main");
        Assert.Contains(" · printed on ", paper, StringComparison.Ordinal);
        Assert.Contains(page.Url, paper, StringComparison.Ordinal);
        Assert.True(
            paper.Contains(period, StringComparison.Ordinal)
            || (await page.Locator(".filter .input").EvaluateAllAsync<string[]>("fields => fields.filter(f => f.checkVisibility()).map(f => f.value)")).Any(value => value.Contains(period, StringComparison.Ordinal)),
            $"No '{period}' on the paper of {path}.");
        Assert.False(await page.Locator(".work-nav").IsVisibleAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
        await BrowserFixture.Photograph(page, "paper" + path.Split('?')[0].Replace('/', '-'));
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
