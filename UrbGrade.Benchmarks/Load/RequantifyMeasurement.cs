using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>A district's year of hours, computed anew: what one corrected day costs, and what everything costs.</summary>
internal sealed class RequantifyMeasurement : IMeasurement
{
    private const int Connections = 4;
    private const int Fewest = 13;
    private const int Meters = 125;
    private const int Most = 500;
    private const int Corrections = 5;
    private const double TargetOfAll = 60;

    public string Name => "requantify";

    public string Description =>
        "A year of hourly readings of 500 series, computed anew. One corrected day: 24 messages of one meter in a signed request, from sending it to the last "
        + "figure of its day, week, month and year; median of five meters, and the slowest. Everything: all days, weeks, months and years, from the mark to the last "
        + "figure; of 52 and 2,000 series too, as a reading is to cost the same however many there are. Its cost is the platform's processor time: between runs it rests, "
        + "which takes few series most of their time.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var days = bench.Quick ? 40 : 365;
        var figures = new List<Figure>();
        var costs = new List<(int Series, double Microseconds)>();
        int[] sizes = bench.Quick ? [Fewest, Meters] : [Fewest, Meters, Most];
        foreach (var meters in sizes)
        {
            var hours = new MeterHours(meters, days);
            await using var platform = await PublishedPlatform.PrepareAsync(bench, Name);
            await platform.StartAsync(cancellation);
            using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
            using var client = new PlatformClient(platform, Connections);
            using var database = new KpiWatch(platform);
            var sender = new Sender(client, Connections);
            var load = Stopwatch.StartNew();
            await sender.StreamAsync(signer, hours.Batches(1000), _ => { }, cancellation);
            await database.WaitUntilQuantifiedAsync(cancellation);
            database.RequireComplete(hours.Messages);
            bench.Say($"  the year of {Count(meters * MeterHours.ReadingsOfMessage)} series is there after {Seconds(load.Elapsed.TotalSeconds)}");
            if (meters == Meters)
                figures.AddRange(await CorrectAsync(sender, signer, database, days, cancellation));

            var worked = platform.ProcessorTime();
            var all = Stopwatch.StartNew();
            var marked = await platform.AdministerAsync("kpi", "recompute", "--tenant", PublishedPlatform.Tenant);
            bench.Say($"  {marked.Trim()}");
            await database.WaitUntilQuantifiedAsync(cancellation);
            all.Stop();
            worked = platform.ProcessorTime() - worked;
            database.RequireComplete(hours.Messages);
            var readings = hours.Messages * (long)MeterHours.ReadingsOfMessage;
            costs.Add((meters * MeterHours.ReadingsOfMessage, worked.TotalMicroseconds / readings));
            figures.Add(new(
                $"everything of {Count(readings)} readings, {Count(costs[^1].Series)} series", Seconds(all.Elapsed.TotalSeconds),
                meters == Meters ? "< 60 s" : "", meters == Meters ? all.Elapsed.TotalSeconds < TargetOfAll : null));
            figures.Add(new("processor time for each reading", string.Create(CultureInfo.InvariantCulture, $"{costs[^1].Microseconds:0.0} µs")));
        }

        return [.. figures, .. ReadingCosts.Judge(costs)];
    }

    private static async Task<IReadOnlyList<Figure>> CorrectAsync(Sender sender, SoapSigner signer, KpiWatch database, int days, CancellationToken cancellation)
    {
        var seconds = new List<double>();
        var (written, others) = (0L, 0L);
        for (var meter = 0; meter < Corrections; meter++)
        {
            // Figures of periods rest for a moment after each run.
            await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
            var before = database.NewestFigure();
            var corrected = Sender.Sign(signer, MeterHours.CorrectedDay(meter * 7, days / 2));
            var watch = Stopwatch.StartNew();
            await sender.SendAsync(corrected, cancellation);
            await database.WaitUntilQuantifiedAsync(cancellation);
            seconds.Add(watch.Elapsed.TotalSeconds);
            written = Math.Max(written, database.FiguresSince(before));
            others += database.OthersSince(before, MeterHours.Source(meter * 7), MeterHours.Day(days / 2));
        }

        return
        [
            .. CorrectionTimes.Judge(seconds),
            new("figures written for it, of " + Count(database.Figures()), Count(written), "> 0", written > 0),
            new("of these, of other assets, days, weeks, months or years", Count(others), "0", others == 0),
        ];
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");

    private static string Count(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0}");
}
