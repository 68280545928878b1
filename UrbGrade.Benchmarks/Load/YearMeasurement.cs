using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>A year of hourly readings, for growing numbers of series.</summary>
internal sealed class YearMeasurement : IMeasurement
{
    private const int Connections = 4;
    private const int Days = 365;
    private const int ShortDays = 20;
    private const double TargetSeconds = 180;
    private const int TargetMegabytes = 400;

    public string Name => "year";

    public string Description =>
        "A year of hourly readings by signed SOAP requests of 1,000 messages to KPIs, each size on a new platform. Composing and signing on the "
        + "client run along. Every meter makes four series, so 125 meters make 500.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        var costs = new List<(int Series, double Microseconds)>();
        (int, int)[] sizes = bench.Quick ? [(125, ShortDays), (500, ShortDays)] : [(13, Days), (125, Days), (500, Days)];
        foreach (var (meters, days) in sizes)
        {
            var series = meters * MeterHours.ReadingsOfMessage;
            var (time, memory, readings) = await LoadAsync(bench, meters, days, cancellation);
            var label = string.Create(CultureInfo.InvariantCulture, $"{series:#,0} series, {readings:#,0} readings");
            var isTarget = meters == 125;
            figures.Add(new(
                label, string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
                isTarget ? "< 3 min" : "", isTarget ? time.TotalSeconds < TargetSeconds : null));
            costs.Add((series, time.TotalMicroseconds / readings));
            figures.Add(new($"for each reading, {series:#,0} series", string.Create(CultureInfo.InvariantCulture, $"{costs[^1].Microseconds:0.0} µs")));
            var megabytes = memory / 1024.0 / 1024;
            figures.Add(new(
                $"memory of the platform afterwards, {series:#,0} series", string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB"),
                isTarget ? "< 400 MB" : "", isTarget ? megabytes < TargetMegabytes : null));
        }

        figures.AddRange(ReadingCosts.Judge(costs));
        return figures;
    }

    private static async Task<(TimeSpan Time, long Memory, long Readings)> LoadAsync(Bench bench, int meters, int days, CancellationToken cancellation)
    {
        var hours = new MeterHours(meters, days);
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "year");
        await platform.StartAsync(cancellation);
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, Connections);
        using var database = new KpiWatch(platform);
        var sent = 0;
        var said = Stopwatch.StartNew();
        var watch = Stopwatch.StartNew();
        await new Sender(client, Connections).StreamAsync(signer, hours.Batches(1000), Sent, cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);
        watch.Stop();
        database.RequireComplete(hours.Messages);
        return (watch.Elapsed, platform.Memory(), (long)hours.Messages * MeterHours.ReadingsOfMessage);

        void Sent(int messages)
        {
            var now = Interlocked.Add(ref sent, messages);
            lock (said)
            {
                if (said.Elapsed.TotalSeconds < 10)
                    return;
                said.Restart();
            }

            bench.Say(string.Create(CultureInfo.InvariantCulture, $"  {meters * 4:#,0} series: {now:#,0} of {hours.Messages:#,0} messages sent"));
        }
    }
}
