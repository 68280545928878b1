using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>Small requests: how many signed receipts the platform gives.</summary>
internal sealed class RequestsMeasurement : IMeasurement
{
    private const int Connections = 16;

    public string Name => "requests";

    public string Description =>
        $"Requests of one message each over HTTPS, signed before the clock starts, all distinct, on {Connections} keep-alive connections. "
        + "A receipt counts when it has arrived; it is signed, and the request is committed. The client verifies every fiftieth.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var (warm, counted) = bench.Quick ? (200, 1000) : (4000, 20000);
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "requests");
        await platform.StartAsync(cancellation);
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, Connections);
        var sender = new Sender(client, Connections);

        bench.Say($"  signing {warm + counted} requests ...");
        var hours = new MeterHours(Meters: 100, Days: (int)Math.Ceiling((warm + counted) / 2300.0));
        var requests = Sender.Sign(signer, hours.Batches(1).Take(warm + counted));
        bench.Say("  sending ...");
        await sender.SendAsync(requests[..warm], cancellation);
        var cpu = platform.ProcessorTime();
        var watch = Stopwatch.StartNew();
        var times = await sender.SendAsync(requests[warm..], cancellation);
        watch.Stop();
        cpu = platform.ProcessorTime() - cpu;

        using var database = new KpiWatch(platform);
        await database.WaitUntilQuantifiedAsync(cancellation);
        database.RequireComplete(warm + counted);
        var rate = counted / watch.Elapsed.TotalSeconds;
        return
        [
            new("signed receipts a second", Number(rate, "#,0"), ">= 1,000", rate >= 1000),
            new("median time to the receipt", Number(Samples.Median(times), "0.0") + " ms"),
            new("99 of 100 receipts within", Number(Samples.Quantile(times, 0.99), "0.0") + " ms"),
            new("processor time of the platform for each receipt", Number(cpu.TotalMicroseconds / counted, "#,0") + " µs"),
        ];
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
