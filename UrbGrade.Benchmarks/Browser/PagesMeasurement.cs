using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>What pages weigh, how soon they are there, and what they cost the server while they are open.</summary>
internal sealed partial class PagesMeasurement : IMeasurement
{
    private const int Meters = 125;
    private const int Circuits = 50;
    private const string Asset = "1000";
    private const string Street = "Harbour street";
    private const string Survey = "street-lighting";

    // Follows a link of the page and waits until the address of the chart, which the server renders, is the new one and one more frame has passed.
    private const string ClickToAnswer = """
        href => new Promise(resolve => {
          const before = document.querySelector('ug-chart').getAttribute('src');
          const link = document.createElement('a');
          link.href = href;
          document.querySelector('main').append(link);
          const clicked = performance.now();
          const look = () => requestAnimationFrame(() =>
            document.querySelector('ug-chart')?.getAttribute('src') === before ? look() : requestAnimationFrame(() => resolve(performance.now() - clicked)));
          link.click();
          link.remove();
          look();
        })
        """;

    public string Name => "pages";

    public string Description =>
        "Pages in headless Chromium on a platform with a year of 500 series. Public pages and the shell of signed-in ones as somebody gets them who was never "
        + "there, on simulated slow 4G (1.44 Mbit/s, 562.5 ms for each request); medians. /app without that, while nothing is computed, from asking until the page is live. An interaction "
        + $"lasts from a click on a range until the answer is painted, while {Circuits} other pages are open. Memory is that of the platform's process.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "pages");
        await HeadlessChromium.AddAccountAsync(platform);
        await platform.AdministerAsync("tenant", "set", "--code", PublishedPlatform.Tenant, "--public", "true");
        await platform.StartAsync(cancellation);
        bench.Say("  loading ...");
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, connections: 4);
        using var database = new KpiWatch(platform);
        await new Sender(client, 4).StreamAsync(signer, new MeterHours(Meters, bench.Quick ? 20 : 365).Batches(1000), _ => { }, cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);
        await AskCitizens(bench, platform, cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);
        await using var chromium = await HeadlessChromium.StartAsync();
        bench.Say("  looking ...");
        return
        [
            .. Tell(bench, await PublicPages(bench, platform, chromium)), .. Tell(bench, await Shell(bench, platform, chromium, database, cancellation)),
            .. Tell(bench, await Live(bench, platform, chromium)),
        ];
    }

    /// <summary>A lamp post in a street, a campaign and a survey of one question.</summary>
    private static async Task AskCitizens(Bench bench, PublishedPlatform platform, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var asked = Path.Combine(bench.Folder, "engagement.json");
        var question = new SurveyQuestion("light_level", QuestionKind.Rating, InAll("How is the light at night?"), InAll(""), [], IsRequired: true);
        await File.WriteAllBytesAsync(
            asked,
            new EngagementFile(
                PublishedPlatform.Tenant, [new VotePlaceDraft("P-1", "A lamp post", Asset)],
                [new CampaignDraft("light", "Light", today.AddDays(-1), today.AddDays(30), [])],
                [new SurveyInFile(Survey, new SurveyForm(InAll("Street lighting"), InAll("One short question."), [question]), IsPublished: true)]).ToUtf8(),
            cancellation);
        await platform.AdministerAsync("engagement", "import", asked);
        await platform.AdministerAsync("asset", "place", "--tenant", PublishedPlatform.Tenant, "--asset", Asset, "--street", Street);
    }

    private static Dictionary<string, string> InAll(string text) => SurveyForm.Languages.ToDictionary(language => language, _ => text);

    // A run that is cut short has measured something.
    private static IEnumerable<Figure> Tell(Bench bench, IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            bench.Say($"    {figure.What}: {figure.Value} {figure.Target}");
            yield return figure;
        }
    }

    private static async Task<IEnumerable<Figure>> PublicPages(Bench bench, PublishedPlatform platform, HeadlessChromium chromium)
    {
        var figures = new List<Figure>();
        (string Name, string Path)[] pages =
        [
            ("vote", await TagPath(platform, chromium, "/app/campaigns", VotePath())),
            ("survey", await TagPath(platform, chromium, $"/app/surveys/{Survey}", SurveyPath())),
            ("front page", "/en"), ("district", $"/en/d/{PublishedPlatform.Tenant}"),
            ("street", $"/en/street/{PublishedPlatform.Tenant}/{Uri.EscapeDataString(Street)}"),
            ("help", "/en/help"), ("open data", "/en/open-data"), ("privacy", "/en/privacy"), ("accessibility", "/en/accessibility"),
        ];
        foreach (var (name, path) in pages)
        {
            var loads = await Loads(bench, chromium, platform.Address + path);
            double Median(Func<PageLoad, double> of) => Samples.Median(loads.Select(of));
            figures.Add(Weight($"{name}: weight", Median(load => load.Bytes), name == "vote" ? 60 : null));
            figures.Add(Time($"{name}: first content", Median(load => load.FirstPaint), 1500));
            figures.Add(Time($"{name}: largest content", Median(load => load.LargestPaint), 2500));
            var shift = loads.Max(load => load.Shift);
            figures.Add(new Figure($"{name}: layout shift, worst", string.Create(CultureInfo.InvariantCulture, $"{shift:0.000}"), "<= 0.1", shift <= 0.1));
        }

        return figures;
    }

    /// <summary>The public page that one of the staff's leads to.</summary>
    private static async Task<string> TagPath(PublishedPlatform platform, HeadlessChromium chromium, string staffPath, Regex path)
    {
        await using var context = await chromium.NewContextAsync();
        var page = await HeadlessChromium.SignInAsync(context, platform);
        await page.GotoAsync(platform.Address + staffPath);
        return path.Match(await page.ContentAsync()) is { Success: true } found
            ? found.Value : throw new BenchException($"{staffPath} leads to no page for everybody");
    }

    private static async Task<List<PageLoad>> Loads(Bench bench, HeadlessChromium chromium, string address)
    {
        var loads = new List<PageLoad>();
        for (var i = 0; i < (bench.Quick ? 1 : 5); i++)
        {
            await using var context = await chromium.NewContextAsync();
            loads.Add(await PageLoad.OfAsync(context, address, isSlow: true));
        }

        return loads;
    }

    private static async Task<IEnumerable<Figure>> Shell(
        Bench bench, PublishedPlatform platform, HeadlessChromium chromium, KpiWatch database, CancellationToken cancellation)
    {
        await using var signedIn = await chromium.NewContextAsync();
        await HeadlessChromium.SignInAsync(signedIn, platform);
        var cookies = await signedIn.StorageStateAsync();
        await using var fresh = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true, StorageState = cookies });
        var first = await PageLoad.OfAsync(fresh, platform.Address + "/app", isSlow: true);
        var figures = new List<Figure> { Weight("signed-in shell, nothing cached: weight", first.Bytes, 400), Time("signed-in shell: first content", first.FirstPaint, null) };
        foreach (var path in new[] { "/app", "/app/places?month=2025-01" })
        {
            var page = await fresh.NewPageAsync();
            var times = new List<double>();
            // Profiles and baselines of the year that came may be on their way.
            await database.WaitUntilQuantifiedAsync(cancellation);
            for (var i = 0; i < (bench.Quick ? 2 : 7); i++)
            {
                var watch = TimeProvider.System.GetTimestamp();
                await page.GotoAsync(platform.Address + path, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
                await page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'H1'");
                times.Add(TimeProvider.System.GetElapsedTime(watch).TotalMilliseconds);
            }

            figures.Add(Time($"{path}, until it is live", Samples.Median(times), 1000));
            await page.CloseAsync();
        }

        return figures;
    }

    private static async Task<IEnumerable<Figure>> Live(Bench bench, PublishedPlatform platform, HeadlessChromium chromium)
    {
        await using var context = await chromium.NewContextAsync();
        var page = await HeadlessChromium.SignInAsync(context, platform);
        await page.GotoAsync(platform.Address + Range(1));
        await page.WaitForSelectorAsync("ug-chart[data-state=drawn] canvas");
        var before = platform.Memory();
        var circuits = bench.Quick ? 10 : Circuits;
        bench.Say($"  opening {circuits} pages ...");
        for (var i = 0; i < circuits; i++)
        {
            var other = await context.NewPageAsync();
            await other.GotoAsync(platform.Address + "/app");
            await other.WaitForFunctionAsync("() => document.activeElement?.tagName === 'H1'");
        }

        var grown = (platform.Memory() - before) / 1e6 / circuits;
        await page.BringToFrontAsync();
        var times = new List<double>();
        for (var i = 0; i < (bench.Quick ? 4 : 20); i++)
        {
            times.Add(await page.EvaluateAsync<double>(ClickToAnswer, Range(2 + (i % 2))));
        }

        return
        [
            Time($"an interaction beside {circuits} circuits, median", Samples.Median(times), 200),
            Time($"an interaction beside {circuits} circuits, 95th of a hundred", Samples.Quantile(times, 0.95), null),
            new Figure("memory of the platform for each idle circuit", string.Create(CultureInfo.InvariantCulture, $"{grown:0.0} MB")),
        ];
    }

    private static string Range(int day) => string.Create(
        CultureInfo.InvariantCulture, $"/app/asset/1?quantity=EnergyKwh&from=2025-01-{day:00}&to=2025-01-15&resolution=Hour");

    private static Figure Weight(string what, double bytes, double? most) => new(
        what, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:0.0} kB"), most is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<= {most} kB"), most is null ? null : bytes / 1000 <= most);

    private static Figure Time(string what, double milliseconds, double? most) => new(
        what, string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"), most is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<= {most:#,0} ms"),
        most is null ? null : milliseconds <= most);

    [GeneratedRegex("/v/[0-9a-z]+")]
    private static partial Regex VotePath();

    [GeneratedRegex("/s/[0-9a-z]+")]
    private static partial Regex SurveyPath();
}
