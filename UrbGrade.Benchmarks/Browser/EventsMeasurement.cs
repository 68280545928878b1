using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>How soon an operator far away sees what was done, of very much that was.</summary>
internal sealed class EventsMeasurement : IMeasurement
{
    private const int Events = 100_000;
    private const int MostRows = 100;

    // Follows the link to older events and waits until other rows stand there and one more frame has passed.
    private const string ClickToRows = """
        () => new Promise(resolve => {
          const first = () => document.querySelector('main tbody tr')?.id;
          const before = first();
          const clicked = performance.now();
          const look = () => requestAnimationFrame(() =>
            first() === before || !first() ? look() : requestAnimationFrame(() => resolve(performance.now() - clicked)));
          [...document.querySelectorAll("main nav a[href*='before=']")].at(-1).click();
          look();
        })
        """;

    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(150);

    public string Name => "events";

    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"/ops/events with {Events:#,0} events in headless Chromium, over a line whose round trip lasts {RoundTrip.TotalMilliseconds} ms: the first rows for somebody with nothing cached, from asking until they stand in the page, and a click on older ones until they are painted; medians.");

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "events");
        await HeadlessChromium.AddAccountAsync(platform, "Operator");
        Happen(platform, bench.Quick ? Events / 10 : Events);
        await platform.StartAsync(cancellation);
        await using var line = new LongLine(platform.Port, RoundTrip);
        await using var chromium = await HeadlessChromium.StartAsync();
        await using var signedIn = await chromium.NewContextAsync();
        await HeadlessChromium.SignInAsync(signedIn, platform);
        var cookies = await signedIn.StorageStateAsync();
        var address = string.Create(CultureInfo.InvariantCulture, $"https://localhost:{line.Port}/ops/events");
        var (first, next, rows) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < (bench.Quick ? 1 : 5); i++)
        {
            await using var fresh = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true, StorageState = cookies });
            var page = await fresh.NewPageAsync();
            var watch = TimeProvider.System.GetTimestamp();
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
            await page.WaitForSelectorAsync("main tbody tr");
            first.Add(TimeProvider.System.GetElapsedTime(watch).TotalMilliseconds);
            await page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'H1'");
            for (var click = 0; click < 4; click++)
            {
                next.Add(await page.EvaluateAsync<double>(ClickToRows));
                rows = Math.Max(rows, await page.Locator("tr").CountAsync());
            }
        }

        return
        [
            Time("first rows", Samples.Median(first), 1000), Time("older rows after a click", Samples.Median(next), 200),
            new Figure("rows in the page, most", string.Create(CultureInfo.InvariantCulture, $"{rows}"), $"<= {MostRows}", rows <= MostRows),
        ];
    }

    /// <summary>As if operators had tried work again so often; the chain of hashes is nobody's concern here.</summary>
    private static void Happen(PublishedPlatform platform, int events)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = platform.DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @events)
            INSERT INTO "Audit" ("Id", "At", "Who", "TenantId", "What", "Subject", "Before", "PreviousHash", "Hash")
            SELECT (SELECT max("Id") FROM "Audit") + n, 1577836800000 + n * 1000, 'operator@example.org', (SELECT "Id" FROM "Tenants" WHERE "Code" = @tenant),
                'work.retried', 'Aggregation.RequestStored', 'item ' || n, '', '' FROM numbers
            """;
        command.Parameters.AddWithValue("@events", events);
        command.Parameters.AddWithValue("@tenant", PublishedPlatform.Tenant);
        command.ExecuteNonQuery();
    }

    private static Figure Time(string what, double milliseconds, double most) => new(
        what, string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"), string.Create(CultureInfo.InvariantCulture, $"<= {most:#,0} ms"), milliseconds <= most);
}
