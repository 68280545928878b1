using System.Text.Json;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Browser;

/// <summary>Lines of a chart as a grey printer or a reader without colours has them.</summary>
public sealed class GreyscaleTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Points of two markers' pictures that differ, of 13 times 13; the same marker drawn twice differs in none.</summary>
    private const int FewestApart = 10;

    private static readonly string[] Drawn = ["power", "heat", "gas", "water", "light", "temperature-inside", "temperature-outside", "beside-1", "beside-2", "beside-3", "beside-4"];

    // Draws flat lines, one for each colour, and cuts out of each its first marker: where the picture, made grey, stands out from its ground by a third
    // of what lies between black and white. Colours only tell in which height a line is.
    private const string Markers = """
        async (drawing) => {
          const frame = document.createElement("figure");
          frame.className = "chart";
          const chart = document.createElement("ug-chart");
          chart.style.cssText = "display: block; width: 900px; height: 420px";
          chart.setAttribute("document", drawing);
          frame.append(chart);
          document.querySelector("main").replaceChildren(frame);
          await new Promise((drawn, failed) => {
            const watch = new MutationObserver(() => {
              if (chart.dataset.state === "drawn") drawn();
              if (chart.dataset.state === "failed") failed(new Error("not drawn"));
            });
            watch.observe(chart, { attributes: true });
          });
          await new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)));
          const canvas = chart.querySelector("canvas");
          const { data, width, height } = canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
          const probe = document.createElement("span");
          document.body.append(probe);
          const rgb = (name) => {
            probe.style.color = `var(--${name})`;
            return getComputedStyle(probe).color.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number);
          };
          const grey = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
          const ground = grey(rgb("surface"));
          const at = (x, y) => { const i = 4 * (y * width + x); return data[i + 3] < 128 ? null : [data[i], data[i + 1], data[i + 2]]; };
          const inks = (x, y) => { const seen = at(x, y); return seen !== null && Math.abs(grey(seen) - ground) > 85 ? 1 : 0; };
          const told = JSON.parse(drawing);
          return [told, ...told.lines].map(({ colour }) => {
            const sought = rgb(colour);
            const near = (x, y) => { const seen = at(x, y); return seen !== null && Math.max(...seen.map((part, i) => Math.abs(part - sought[i]))) < 24; };
            let [line, most] = [0, 0];
            for (let y = 0; y < height; y++) {
              let count = 0;
              for (let x = 0; x < width; x++) if (near(x, y)) count++;
              if (count > most) [line, most] = [y, count];
            }
            const tall = (x) => { let run = 0; for (let y = line - 6; y <= line + 6; y++) run += inks(x, y); return run; };
            for (let x = Math.floor(width / 4); x < width - 7; x++) {
              if (tall(x) < 5) continue;
              let end = x;
              while (tall(end + 1) >= 5) end++;
              const middle = Math.round((x + end) / 2);
              const picture = [];
              for (let y = line - 6; y <= line + 6; y++) for (let i = middle - 6; i <= middle + 6; i++) picture.push(inks(i, y));
              return { colour, picture: picture.join("") };
            }
            return { colour, picture: "" };
          });
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_of_all_media_in_one_chart_are_told_apart_without_their_colours(bool dark)
    {
        await using var visited = await browser.Open("staff", new Visit(IsDark: dark));
        await visited.Go("/app/explore?a=1&b=2");
        var seen = await visited.Page.EvaluateAsync<SeenMarker[]>(Markers, JsonSerializer.Serialize(Chart(), ChartDocument.Json));
        await BrowserFixture.Photograph(visited.Page, $"markers-{(dark ? "dark" : "light")}");

        Assert.All(seen, one => Assert.True(one.Picture.Length > 0, $"The line of {one.Colour} has no marker that is seen without colours."));
        foreach (var (one, other) in seen.SelectMany((one, index) => seen.Skip(index + 1).Select(other => (one, other))))
        {
            var apart = one.Picture.Zip(other.Picture).Count(points => points.First != points.Second);
            Assert.True(apart >= FewestApart, $"Without colours {one.Colour} and {other.Colour} differ in {apart} points.");
        }
    }

    [Fact]
    public async Task A_chart_of_two_lines_names_each_with_its_marker()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/explore?a=1&b=2");
        var legend = await visited.Page.Locator("figure.chart").First.Locator(".legend .marker").AllInnerTextsAsync();

        Assert.InRange(legend.Count, 2, 3);
        Assert.Equal(legend.Count, legend.Distinct().Count());
    }

    [Fact]
    public async Task A_chart_of_one_line_has_no_marker()
    {
        await using var visited = await browser.Open("staff");
        await visited.Go("/app/explore?a=1&b=2");
        var seen = await visited.Page.EvaluateAsync<SeenMarker[]>(Markers, JsonSerializer.Serialize(Chart() with { Lines = [] }, ChartDocument.Json));

        Assert.Equal("", Assert.Single(seen).Picture);
    }

    private static ChartDocument Chart()
    {
        const int Points = 60;
        IReadOnlyList<double?> At(int height) => [.. Enumerable.Repeat((double?)height, Points)];
        return new ChartDocument(
            "Lines", "Flat lines.", "", "kWh", 0, "mean", Drawn[0], "day", "UTC", [.. Enumerable.Range(0, Points).Select(day => 86400L * day)], At(1), new string('m', Points),
            new Dictionary<string, string> { ["m"] = "measured", ["x"] = "missing" })
        {
            Lines = [.. Drawn.Skip(1).Select((colour, index) => new ChartLine(colour, "kWh", 0, colour, IsDashed: false, At(index + 2)))],
        };
    }

    private sealed class SeenMarker
    {
        public string Colour { get; set; } = "";

        public string Picture { get; set; } = "";
    }
}
