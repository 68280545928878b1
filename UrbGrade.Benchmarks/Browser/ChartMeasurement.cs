using System.Globalization;
using Microsoft.Playwright;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>How long a person waits for a year's chart.</summary>
internal sealed class ChartMeasurement : IMeasurement
{
    private const int Meters = 13;
    private const double TargetMilliseconds = 300;

    // Clicks a link of the page and waits until the chart of the new address is drawn and one more frame has passed.
    private const string ClickToDrawn = """
        href => new Promise((resolve, reject) => {
          const before = document.querySelector('ug-chart').getAttribute('src');
          const link = document.createElement('a');
          link.href = href;
          document.querySelector('main').append(link);
          const clicked = performance.now();
          const look = () => {
            const chart = document.querySelector('ug-chart');
            const isNew = chart && chart.getAttribute('src') !== before;
            if (isNew && chart.dataset.state === 'failed') reject(new Error(chart.textContent));
            else if (isNew && chart.dataset.state === 'drawn' && chart.querySelector('canvas'))
              requestAnimationFrame(() => { link.remove(); resolve(performance.now() - clicked); });
            else requestAnimationFrame(look);
          };
          link.click();
          link.remove();
          look();
        })
        """;

    public string Name => "chart";

    public string Description =>
        "A year's chart of one series on the page of an asset, in headless Chromium: from the click on a range to the frame after the canvas is "
        + "drawn, with the answer of the page, the fetch of the series and the drawing in between. The platform holds a year of 52 series. "
        + "Median of several clicks, each after looking at a week.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "chart");
        await HeadlessChromium.AddAccountAsync(platform);
        await platform.StartAsync(cancellation);
        await LoadYearAsync(bench, platform, cancellation);
        bench.Say("  clicking ...");
        var (daily, hourly) = await ClickAsync(bench, platform);
        return
        [
            Timing("click to drawn, a year in days", daily),
            Timing("click to drawn, a year in hours (8,760 points)", hourly),
        ];
    }

    private static async Task LoadYearAsync(Bench bench, PublishedPlatform platform, CancellationToken cancellation)
    {
        bench.Say("  loading a year ...");
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, connections: 4);
        using var database = new KpiWatch(platform);
        await new Sender(client, 4).StreamAsync(signer, new MeterHours(Meters, 365).Batches(1000), _ => { }, cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);
    }

    private static async Task<(double[] Daily, double[] Hourly)> ClickAsync(Bench bench, PublishedPlatform platform)
    {
        await using var chromium = await HeadlessChromium.StartAsync();
        await using var context = await chromium.NewContextAsync();
        var page = await HeadlessChromium.SignInAsync(context, platform);
        await page.GotoAsync(platform.Address + Range("2025-12-25", "Hour"));
        await page.WaitForSelectorAsync("ug-chart[data-state=drawn] canvas");
        // The page answers clicks in place once its circuit is there; before, a click would load the whole page.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var times = new List<(double Daily, double Hourly)>();
        for (var i = 0; i < (bench.Quick ? 3 : 12); i++)
        {
            var daily = await page.EvaluateAsync<double>(ClickToDrawn, Range("2025-01-01", "Day"));
            await page.EvaluateAsync<double>(ClickToDrawn, Range("2025-12-25", "Hour"));
            var hourly = await page.EvaluateAsync<double>(ClickToDrawn, Range("2025-01-01", "Hour"));
            await page.EvaluateAsync<double>(ClickToDrawn, Range("2025-12-25", "Hour"));
            times.Add((daily, hourly));
        }

        await page.EvaluateAsync<double>(ClickToDrawn, Range("2025-01-01", "Hour"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(bench.Folder, "chart.png") });
        return ([.. times.Select(time => time.Daily)], [.. times.Select(time => time.Hourly)]);
    }

    private static string Range(string from, string resolution) =>
        $"/app/asset/1?quantity=EnergyKwh&from={from}&to=2025-12-31&resolution={resolution}";

    private static Figure Timing(string what, double[] times)
    {
        var median = Samples.Median(times);
        return new Figure(what, string.Create(CultureInfo.InvariantCulture, $"{median:0} ms"), "< 300 ms", median < TargetMilliseconds);
    }
}
