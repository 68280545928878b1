using System.Text.Json;
using Microsoft.Playwright;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>How a page came to somebody who was never there before.</summary>
/// <param name="FirstPaint">First contentful paint, ms from the navigation.</param>
/// <param name="LargestPaint">Largest contentful paint, ms from the navigation.</param>
/// <param name="Shift">Cumulative layout shift, of all shifts.</param>
/// <param name="Bytes">Received, compressed, with headers.</param>
/// <remarks>Source: W3C Paint Timing, Largest Contentful Paint and Layout Instability.</remarks>
internal sealed record PageLoad(double FirstPaint, double LargestPaint, double Shift, double Bytes)
{
    // Each request waits 562.5 ms, 3.75 round trips of 150 ms: the developer tools' "slow 4G", which does not slow down connecting itself.
    private const double LatencyMilliseconds = 562.5;
    private const double BytesPerSecond = 1.6e6 * 0.9 / 8;

    private const string Watch = """
        window.seen = { largest: 0, shift: 0 };
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.seen.largest = entry.startTime; })
          .observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.seen.shift += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });
        """;

    public static async Task<PageLoad> OfAsync(IBrowserContext context, string address, bool isSlow)
    {
        var page = await context.NewPageAsync();
        var wire = await context.NewCDPSessionAsync(page);
        double bytes = 0;
        wire.Event("Network.loadingFinished").OnEvent += (_, ended) => bytes += ended?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await wire.SendAsync("Network.enable");
        if (isSlow)
        {
            await wire.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
            {
                ["offline"] = false, ["latency"] = LatencyMilliseconds, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond / 2,
            });
        }

        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var seen = await page.EvaluateAsync<JsonElement>(
            "() => ({ first: performance.getEntriesByName('first-contentful-paint')[0].startTime, largest: window.seen.largest, shift: window.seen.shift })");
        await page.CloseAsync();
        return new PageLoad(
            seen.GetProperty("first").GetDouble(), seen.GetProperty("largest").GetDouble(), seen.GetProperty("shift").GetDouble(), bytes);
    }
}
