using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Benchmarks.Nights;

/// <summary>A night's profiles, forecasts and findings of many series, and the backtest of one.</summary>
internal sealed class NightMeasurement : IMeasurement
{
    private const int Connections = 4;
    private const int Origins = 14;
    private const double LongestBacktest = 3;
    private const double LongestNight = 300;
    private const double MostGrowth = 1.2;
    private const string Target = "< 5 min";

    private static readonly DateOnly Night = new(2026, 3, 10);

    public string Name => "night";

    public string Description =>
        "Profile, forecasts and findings of hourly series with two years of history, temperature and holidays, on all processors. Profile: usual days, features, weeks of all "
        + "months, unusual days; shapes of a 28th anew, as in every night. Forecasts: hours of seven days and days of thirty, all five models, from the models' kept fits and "
        + "the kept nights, a seventh of the series fitted anew. Findings: all rules for energy on the last 35 days, by a year before. Then the meters are divided. "
        + "Computation in the process, without the database; 2,000 series are 500 four times. First night: as for series that are new, with "
        + "their past nights played through. By the platform: the same of meters with a hundred days of hours, which a published platform got by "
        + "signed requests, from admin night to the last of its work: limits, profiles, models of savings, findings and forecasts. "
        + "Backtest: 14 origins of 24 hours of one series, all models, one thread.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var figures = new List<Figure> { Backtest() };
        var kinds = bench.Quick ? 6 : 500;
        bench.Say($"  the first night of {kinds} series ...");
        var watch = Stopwatch.StartNew();
        var series = new SimulatedMeter[kinds];
        await Parallel.ForAsync(0, kinds, cancellation, (i, _) =>
        {
            series[i] = SimulatedMeter.Make(i, Night);
            return ValueTask.CompletedTask;
        });
        var first = watch.Elapsed.TotalSeconds;
        figures.Add(new Figure($"the first night of {kinds} series", Text(first), Target, first < LongestNight));
        var each = new List<double>();
        int[] counts = bench.Quick ? [14, 28] : [50, 500, 2_000];
        foreach (var count in counts)
        {
            bench.Say($"  a night of {count} series ...");
            watch.Restart();
            await Parallel.ForAsync(0, count, cancellation, (i, _) =>
            {
                series[i % kinds].NextNight(i + 1);
                return ValueTask.CompletedTask;
            });
            MonthSegments.Of([.. Enumerable.Range(0, count).Select(i => series[i % kinds].Week)], [], nextName: 1);
            var seconds = watch.Elapsed.TotalSeconds;
            each.Add(seconds / count);
            var hasTarget = count == 500;
            figures.Add(new Figure(
                string.Create(CultureInfo.InvariantCulture, $"a night of {count:N0} series"), Text(seconds), hasTarget ? Target : "", hasTarget ? seconds < LongestNight : null));
        }

        for (var i = 1; i < counts.Length; i++)
        {
            var growth = each[i] / each[i - 1];
            figures.Add(new Figure(
                string.Create(CultureInfo.InvariantCulture, $"cost of a series, {counts[i]:N0} against {counts[i - 1]:N0}"),
                string.Create(CultureInfo.InvariantCulture, $"{growth:0.00} x"), string.Create(CultureInfo.InvariantCulture, $"<= {MostGrowth:0.0} x"),
                growth <= MostGrowth));
        }

        figures.Add(await WithDatabaseAsync(bench, cancellation));
        return figures;
    }

    private static async Task<Figure> WithDatabaseAsync(Bench bench, CancellationToken cancellation)
    {
        var (meters, days) = bench.Quick ? (14, 40) : (500, 100);
        var hours = new MeterHours(meters, days, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-days));
        bench.Say($"  a published platform gets {days} days of {meters} meters ...");
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "night");
        await platform.StartAsync(cancellation);
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, Connections);
        using var database = new KpiWatch(platform);
        await new Sender(client, Connections).StreamAsync(signer, hours.Batches(1000), _ => { }, cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);
        database.RequireComplete(hours.Messages);
        if (database.Forecasts() > 0)
            throw new BenchException("the platform forecast by its own clock before all readings had come; measure again");
        bench.Say("  and has its night ...");
        var watch = Stopwatch.StartNew();
        await platform.AdministerAsync("night");
        await database.WaitUntilQuantifiedAsync(cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        return database.Forecasts() == meters
            ? new Figure($"the first night of {meters} series by the platform, with its database", Text(seconds), Target, seconds < LongestNight)
            : throw new BenchException($"of {meters} series {database.Forecasts()} have a forecast");
    }

    private static Figure Backtest()
    {
        var input = SimulatedMeter.Input(99, Night);
        var series = new ForecastSeries(input.Hours, input.Temperature, input.Holidays);
        var watch = Stopwatch.StartNew();
        var result = RollingBacktest.Run(series, ModelForecasts.NewModels(), series.Load.Length - (24 * Origins), Origins, horizon: 24, step: 24, earlier: 0);
        var seconds = watch.Elapsed.TotalSeconds;
        return result.Chosen is null
            ? throw new BenchException("nothing was forecast")
            : new Figure("backtest of one series, 14 origins, all models", Text(seconds), $"< {LongestBacktest} s", seconds < LongestBacktest);
    }

    private static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");
}
