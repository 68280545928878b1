using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Benchmarks.Load;

/// <summary>Large requests: how fast messages become KPIs.</summary>
internal sealed class BatchesMeasurement : IMeasurement
{
    private const int Connections = 4;
    private const int Size = 1000;

    public string Name => "batches";

    public string Description =>
        "Requests of 1,000 messages (four readings each) of 500 meters, signed before the clock starts, over HTTPS. The clock stops when no "
        + "work is left and the KPIs of all messages are in the database; afterwards readings and KPIs are counted.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        await using var platform = await PublishedPlatform.PrepareAsync(bench, "batches");
        await platform.StartAsync(cancellation);
        using var signer = new SoapSigner(platform.Gateway, TimeProvider.System);
        using var client = new PlatformClient(platform, Connections);
        var sender = new Sender(client, Connections);

        var (warm, counted) = bench.Quick ? (12, 24) : (24, 204);
        bench.Say($"  signing {warm + counted} requests of {Size} messages ...");
        var requests = Sender.Sign(signer, new MeterHours(Meters: 500, Days: (warm + counted) / 12).Batches(Size));
        bench.Say("  sending ...");
        using var database = new KpiWatch(platform);
        await sender.SendAsync(requests[..warm], cancellation);
        await database.WaitUntilQuantifiedAsync(cancellation);

        var watch = Stopwatch.StartNew();
        await sender.SendAsync(requests[warm..], cancellation);
        var received = watch.Elapsed;
        await database.WaitUntilQuantifiedAsync(cancellation);
        watch.Stop();
        database.RequireComplete(requests.Sum(request => request.Messages));

        var messages = requests[warm..].Sum(request => request.Messages);
        var rate = messages / watch.Elapsed.TotalSeconds;
        return
        [
            new("messages a second, from socket to KPI", Number(rate), ">= 15,000", rate >= 15000),
            new("readings a second, from socket to KPI", Number(rate * MeterHours.ReadingsOfMessage), ">= 60,000", rate >= 15000),
            new("messages a second, from socket to receipt", Number(messages / received.TotalSeconds)),
        ];
    }

    private static string Number(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
