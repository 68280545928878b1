using UrbGrade.Tests.Web;

namespace UrbGrade.Tests.Browser;

/// <summary>Whatever is drawn can be read as well.</summary>
public sealed class ParityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // Of each chart: its finding, what a screen reader hears, rows of its table, points of its document, its line of quality, and its files.
    private const string Charts = """
        () => Promise.all([...document.querySelectorAll('figure.chart:has(ug-chart)')].map(async chart => {
          const drawn = chart.querySelector('ug-chart');
          const inline = drawn.getAttribute('document');
          const told = inline ? JSON.parse(inline) : await (await fetch(drawn.getAttribute('src'))).json();
          const details = chart.querySelector('details[data-table]');
          details.open = true;
          await new Promise(resolve => setTimeout(resolve));
          details.ontoggle?.();
          return { finding: chart.querySelector('figcaption').textContent.trim(), label: chart.querySelector('.chart-canvas')?.getAttribute('aria-label') ?? '',
            rows: details.querySelectorAll('tbody tr').length, points: told.times.length, quality: chart.querySelector('.quality').textContent.trim(),
            files: chart.querySelectorAll('.downloads a[download]').length };
        }))
        """;

    // Panels are read one by one, and each may bring a chart.
    private const string Drawn =
        "() => !document.querySelector('main [aria-busy=true]') && [...document.querySelectorAll('ug-chart')].every(chart => chart.dataset.state === 'drawn')";

    // Of each map: the names of what is drawn, and of what its list has.
    private const string Maps = """
        () => [
          ...[...document.querySelectorAll('ug-map')].map(map => ({
            drawn: [...map.querySelectorAll('.pin')].map(pin => pin.getAttribute('aria-label')),
            listed: [...document.getElementById(map.getAttribute('list')).querySelectorAll('[data-lat]')].map(item => `${item.dataset.pin ?? ''} ${item.dataset.name}`.trim()) })),
          ...[...document.querySelectorAll('ug-areas')].map(map => ({
            drawn: [...map.querySelectorAll('path.area')].map(area => area.getAttribute('aria-label').split(': ')[0]),
            listed: [...document.getElementById(map.getAttribute('list')).querySelectorAll('tbody th')].map(name => name.textContent.trim()) })),
        ]
        """;

    [Fact]
    public async Task Each_chart_has_a_sentence_a_name_and_a_row_for_each_point()
    {
        await using var visited = await browser.Open("staff");
        foreach (var path in new[] { "/app/asset/2?quantity=EnergyKwh&from=2019-12-01&to=2019-12-30&resolution=Day", "/app/explore?a=1&b=2", "/app/forecasts/1", "/app/findings/1", "/app/lighting", "/app" })
        {
            await visited.Go(path);
            await visited.Page.WaitForFunctionAsync(Drawn);
            var charts = await visited.Page.EvaluateAsync<DrawnChart[]>(Charts);
            Assert.True(charts.Length > 0, $"There is no chart on {path}.");
            foreach (var chart in charts)
            {
                Assert.True(chart.Finding.Length > 10, $"A chart on {path} has no sentence.");
                Assert.True(chart.Label.Length > 0, $"A chart on {path} has no name.");
                Assert.True(chart.Points > 0 && chart.Rows == chart.Points, $"A chart on {path} draws {chart.Points} points, its table has {chart.Rows} rows.");
                Assert.True(chart.Quality.Length > 0, $"A chart on {path} does not say what it stands on.");
                Assert.True(chart.Files > 0, $"A chart on {path} cannot be taken along.");
            }
        }

        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Charts_that_the_server_draws_have_a_sentence_and_a_row_for_each_mark()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/votes");
        var curve = visited.Page.Locator("figure.chart:has(svg.dimming)");
        Assert.Equal((await curve.Locator("figcaption").InnerTextAsync()).Trim(), await curve.Locator("svg.dimming").GetAttributeAsync("aria-label"));
        Assert.InRange(await curve.Locator("circle").CountAsync(), 1, await curve.Locator("tbody tr").CountAsync());

        await visited.Go("/en/d/20");
        var months = visited.Page.Locator("section[aria-labelledby=months]");
        Assert.Matches("^(Most energy was used in|Fewer than two whole months)", await months.Locator("p").First.InnerTextAsync());
        Assert.Equal(await months.Locator("ol.bars > li").CountAsync(), await months.Locator("tbody tr").CountAsync());

        await visited.Go("/app/explore?a=1");
        var heat = visited.Page.Locator("section[aria-labelledby=heat]");
        Assert.EndsWith((await heat.Locator("figcaption").InnerTextAsync()).Trim(), await heat.Locator("svg").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await heat.Locator("details[data-table] summary").PressAsync("Enter");
        await heat.Locator("tbody td").First.WaitForAsync();
        Assert.Equal(24, await heat.Locator("tbody tr").CountAsync());
        Assert.Equal(
            await heat.Locator("rect").CountAsync(),
            await heat.Locator("tbody td").EvaluateAllAsync<int>("cells => cells.filter(cell => cell.textContent !== '–').length"));

        await visited.Go("/app/asset/2");
        var signature = visited.Page.Locator("section[aria-labelledby=signature] figure.chart");
        Assert.NotEqual(0, await signature.Locator("circle").CountAsync());
        Assert.Equal(await signature.Locator("circle").CountAsync(), await signature.Locator("tbody tr").CountAsync());

        foreach (var path in new[] { "/app/profiles", "/app/profiles/2" })
        {
            await visited.Go(path);
            var profiles = await visited.Page.Locator("figure.chart:has(svg.profile)").AllAsync();
            Assert.NotEmpty(profiles);
            foreach (var profile in profiles)
            {
                var finding = (await profile.Locator("figcaption").TextContentAsync())!.Trim();
                Assert.EndsWith(finding, await profile.Locator("svg.profile").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
                var rows = await profile.Locator("tbody tr").CountAsync();
                var lines = await profile.Locator("polyline").EvaluateAllAsync<int[]>("lines => lines.map(line => line.points.length)");
                Assert.All(lines, points => Assert.Equal(rows, points));
            }
        }

        await using var resident = await browser.Open("resident");
        await resident.Go("/my");
        var bars = await resident.Page.Locator("ol.bars > li").CountAsync();
        Assert.InRange(bars, 2, 366);
        Assert.Equal(bars, await resident.Page.Locator("ol.bars ~ .chart-tools tbody tr").CountAsync());

        await resident.Go("/my/comfort");
        var days = await resident.Page.Locator("ol.bands > li").CountAsync();
        Assert.InRange(days, 2, 366);
        Assert.Equal(days, await resident.Page.Locator("section[aria-labelledby=days] tbody tr").CountAsync());
    }

    [Fact]
    public async Task Charts_in_Basque_name_their_days_in_Basque_whatever_the_browser_knows()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/account/language?to=eu&return=/app/explore?a=1");
        await visited.Page.EvaluateAsync<DrawnChart[]>(Charts);
        Assert.Matches(
            "^20\\d\\d (urt|ots|mar|api|mai|eka|uzt|abu|ira|urr|aza|abe)\\. \\d+, (al|ar|az|og|or|lr|ig)\\.$",
            await visited.Page.Locator("figure.chart tbody th").First.TextContentAsync());
    }

    [Fact]
    public async Task A_map_of_areas_was_first_drawn_with_shapes_for_a_smaller_one()
    {
        await using var visited = await browser.Open("staff");
        var exact = visited.Page.WaitForRequestAsync(request => request.Url.Contains("areas.geojson", StringComparison.Ordinal)
            && !request.Url.EndsWith("zoom=12", StringComparison.Ordinal));
        await visited.Go("/app/map?month=2019-12");
        Assert.Matches("zoom=1[3-8]$", (await exact).Url);
        await visited.Page.Locator("ug-areas path.area[aria-label$='Together with Block 5']").WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task An_area_whose_figure_others_share_said_so_in_the_table_and_not_on_the_map()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/map?month=2019-12");
        await visited.Page.Locator("ug-areas path.area[aria-label^='Block 5'][aria-label$='Together with Block 6']").WaitForAsync();
        Assert.Equal(2, await visited.Page.Locator("ug-areas path.area[aria-label*='Together with']").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Theory]
    [InlineData("/en", null)]
    [InlineData("/en/d/20", null)]
    [InlineData("/app/places", "staff")]
    [InlineData("/app/map", "staff")]
    public async Task A_map_whose_tiles_do_not_come_still_has_all_its_places_and_each_is_in_the_list_beside_it(string path, string? who)
    {
        await using var host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Pages:MapTiles"] = "https://tiles.example/{z}/{x}/{y}.png" });
        await using var visited = await browser.OpenAt(host.Address);
        var (page, blocked) = (visited.Page, 0);
        await page.RouteAsync("https://tiles.example/**", route =>
        {
            blocked++;
            return route.AbortAsync();
        });
        if (who is not null)
            await visited.SignIn($"{who}@urbgrade.example", Web.Fictional.FictionalAccounts.Password);
        await visited.Go(path);
        await page.Locator("ug-map .pin").First.WaitForAsync();
        if (await page.Locator("ug-areas").CountAsync() > 0)
            await page.Locator("ug-areas path.area").First.WaitForAsync();

        var maps = await page.EvaluateAsync<DrawnMap[]>(Maps);
        Assert.NotEmpty(maps);
        Assert.All(maps, map => Assert.Equal(map.Listed.Order(), map.Drawn.Order()));
        Assert.All(maps, map => Assert.NotEmpty(map.Drawn));
        Assert.True(blocked > 0, "No tile was asked for.");

        // What the browser itself says of the blocked requests is all that it says.
        Assert.DoesNotContain(visited.Problems, problem => !problem.StartsWith("Asked elsewhere: https://tiles.example/", StringComparison.Ordinal)
            && !problem.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pin_leads_to_its_place_in_the_list_also_by_the_keyboard()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/map");
        await visited.Page.Locator("ug-map .pin").First.PressAsync("Enter");
        Assert.Equal("/app/asset/2", await visited.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_name_with_markup_is_text_on_the_map_as_it_is_in_the_list()
    {
        const string Name = "A<B <b style=\"position:fixed\">Shop</b>";
        await using var visited = await browser.Open();
        var page = visited.Page;
        await visited.Go("/en/d/20");
        await page.Locator("ug-map .pin").First.WaitForAsync();
        await page.Locator("#place-list [data-lat]").First.EvaluateAsync("(item, name) => { item.dataset.name = name; }", Name);
        await page.Locator("ug-map .pin[aria-label*='A<B']").First.HoverAsync();

        var label = page.Locator("ug-map .pin-label").First;
        Assert.Equal(Name, await label.TextContentAsync());
        Assert.Equal(0, await label.Locator("b").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_drawing_of_blocks_numbers_each_as_its_table_does()
    {
        await using var visited = await browser.Open(visit: new Visit(HasScripts: false));
        await visited.Go("/en/d/40");
        var drawn = await visited.Page.Locator(".blocks-drawing text").AllTextContentsAsync();
        var listed = await visited.Page.Locator("section[aria-labelledby=blocks] tbody th").AllTextContentsAsync();
        Assert.NotEmpty(drawn);
        Assert.Equal(drawn.Count, await visited.Page.Locator(".blocks-drawing path.area").CountAsync());
        Assert.Equal(listed.Select(name => name.Split('.')[0].Trim()).Order(), drawn.Order());
    }

    private sealed class DrawnMap
    {
        public string[] Drawn { get; set; } = [];

        public string[] Listed { get; set; } = [];
    }

    private sealed class DrawnChart
    {
        public string Finding { get; set; } = "";

        public string Label { get; set; } = "";

        public int Rows { get; set; }

        public int Points { get; set; }

        public string Quality { get; set; } = "";

        public int Files { get; set; }
    }
}
