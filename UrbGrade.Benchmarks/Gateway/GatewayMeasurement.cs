using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Benchmarks.Verify;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Service;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Benchmarks.Gateway;

/// <summary>A gateway's own work: from files to signed batches.</summary>
internal sealed class GatewayMeasurement : IMeasurement
{
    private const double TargetYearSeconds = 60;
    private const double TargetDayMilliseconds = 200;
    private const int Days = 365;
    private const int QuickDays = 30;
    private const int ComposedDays = 21;

    private static readonly LocalDate First = new(2019, 1, 1);

    public string Name => "gateway";

    public string Description =>
        "A gateway with a hundred meters on SQLite. A year of their quarter-hours, one file for each day, taken, cleansed, estimated where some lack, "
        + "stored raw and cleansed, and composed as daily batches of hours. Then single days composed anew and signed (RSA 2048), median of 21.";

    public Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var meters = new HundredMeters(bench.NewFolder("gateway"));
        var days = bench.Quick ? QuickDays : Days;
        bench.Say($"  writing {days} files");
        long rows = 0;
        for (var day = 0; day < days; day++)
            rows += meters.Drop(First.PlusDays(day));

        using var host = GatewayHost.Build(meters.Settings, service: false, console: false);
        var watch = Stopwatch.StartNew();
        host.Services.GetRequiredService<FileIntake>().TakeAll(cancellation);
        var taken = watch.Elapsed;
        var estimated = host.Services.GetRequiredService<SeriesCleansing>().Run(cancellation);
        var cleansed = watch.Elapsed;
        var composed = host.Services.GetRequiredService<BatchPlanner>().ComposeDue(settled: true, cancellation);
        var year = watch.Elapsed;
        if (composed < days)
            throw new BenchException($"{composed} of {days} days were composed");

        var single = SignedDays(host.Services, meters.Settings.Site.Code, cancellation);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new($"{days} days of 100 meters' quarter-hours ({rows:#,0} rows) from files to composed batches", Seconds(year.TotalSeconds), "< 60 s", bench.Quick ? null : year.TotalSeconds < TargetYearSeconds),
            new("of that: files read and stored", Seconds(taken.TotalSeconds)),
            new($"of that: cleansed, {estimated:#,0} quarter-hours estimated", Seconds((cleansed - taken).TotalSeconds)),
            new("of that: batches composed", Seconds((year - cleansed).TotalSeconds)),
            new("a day's batch of 100 meters (2,400 messages) composed and signed", $"{Samples.Median(single).ToString("0", CultureInfo.InvariantCulture)} ms", "< 200 ms", Samples.Median(single) < TargetDayMilliseconds),
        ]);
    }

    private static List<double> SignedDays(IServiceProvider gateway, string site, CancellationToken cancellation)
    {
        using var authority = new BenchAuthority(TimeProvider.System.GetUtcNow());
        var signer = new SoapSigner(authority.Gateway, TimeProvider.System);
        var database = gateway.GetRequiredService<GatewayDatabase>();
        var planner = gateway.GetRequiredService<BatchPlanner>();
        var times = new List<double>();
        for (var i = 0; i < ComposedDays; i++)
        {
            var day = First.PlusDays(i);
            database.Write(connection => BatchPlanner.Force(connection, day));
            var watch = Stopwatch.StartNew();
            planner.ComposeDue(settled: true, cancellation);
            var body = database.Read(connection => Outbox.Body(connection, BatchId.Of(site, day, Outbox.Newest(connection, day)!.Value.Revision, part: 1)));
            signer.SignRequest(new ArrayBufferWriter<byte>(body.Length + 8192), body);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.0 's'", CultureInfo.InvariantCulture);
}
