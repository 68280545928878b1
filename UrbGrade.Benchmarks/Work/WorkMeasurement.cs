using System.Diagnostics;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Benchmarks.Work;

/// <summary>Durable work items: how many a second, what poison costs, and whether a flood delays others.</summary>
internal sealed class WorkMeasurement : IMeasurement
{
    private const double TargetPerSecond = 5_000;
    private const double TargetLost = 0.10;
    private const int Repetitions = 3;

    /// <summary>The platform's own schedule, a hundred times as fast.</summary>
    private static readonly TimeSpan[] Schedule = [.. new[] { 10, 20, 30, 300 }.Select(wait => TimeSpan.FromSeconds(wait / 100.0))];

    private int folders;

    public string Name => "work";

    public string Description =>
        "Durable work items on SQLite in one process, with a handler that does nothing: each is added, claimed, handled and closed in "
        + "durable writes. Backlog: items that wait at the start, until the last one is done; median of three. Poison: one item in a hundred "
        + "always fails, with the schedule of attempts a hundred times as fast as by default; until the last good one is done. Turns: three "
        + "tenants each add 20 items a second, handlers wait 20 ms, from adding to done, first alone and then while a fourth "
        + "tenant has a backlog of the same work.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var items = bench.Quick ? 10_000 : 50_000;
        await BacklogAsync(bench, 2_000, isPoisoned: false, cancellation);
        var clean = new List<double>();
        var poisoned = new List<(double PerSecond, TimeSpan Late, int Parked)>();
        for (var i = 0; i < (bench.Quick ? 1 : Repetitions); i++)
        {
            clean.Add((await BacklogAsync(bench, items, isPoisoned: false, cancellation)).PerSecond);
            poisoned.Add(await BacklogAsync(bench, items, isPoisoned: true, cancellation));
        }

        var (good, bad) = (Samples.Median(clean), Samples.Median(poisoned.Select(run => run.PerSecond)));
        var late = poisoned.Max(run => run.Late);
        var lost = 1 - (bad / good);
        var turns = await TenantTurns.MeasureAsync(
            bench, () => Task.FromResult<IReadOnlyList<ChoreHost>>([ChoreHost.Open(NewFolder(bench), TenantTurns.Takes)]), "", cancellation);
        return
        [
            new($"items handled a second, backlog of {items:N0}", PerSecond(good), ">= 5,000/s", good >= TargetPerSecond),
            new("items handled a second with 1 % poison", PerSecond(bad)),
            new("throughput lost to 1 % poison", Percent(lost), "<= 10 %", lost <= TargetLost),
            new("poison parked of that added", string.Create(CultureInfo.InvariantCulture, $"{poisoned.Min(run => run.Parked)} of {items / 100}"), "all", poisoned.All(run => run.Parked == items / 100)),
            new("last one parked after its last good neighbour and its schedule", string.Create(CultureInfo.InvariantCulture, $"{late.TotalSeconds:0.0} s")),
            .. turns,
        ];
    }

    private async Task<(double PerSecond, TimeSpan Late, int Parked)> BacklogAsync(
        Bench bench, int items, bool isPoisoned, CancellationToken cancellation)
    {
        await using var host = ChoreHost.Open(NewFolder(bench), TimeSpan.Zero, Configure);
        await host.AddAsync(tenantId: 1, items, i => isPoisoned && i % 100 == 50, cancellation);
        var good = isPoisoned ? items - (items / 100) : items;
        var began = Stopwatch.GetTimestamp();
        await host.StartAsync(cancellation);
        while (host.Done < good)
            await Task.Delay(5, cancellation);
        var taken = Stopwatch.GetElapsedTime(began);
        var parked = 0;
        var deadline = Schedule.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
        if (isPoisoned)
        {
            while ((parked = host.Count("SELECT COUNT(*) FROM \"WorkItems\" WHERE \"State\" = 3")) < items / 100
                   && Stopwatch.GetElapsedTime(began) < taken + TimeSpan.FromSeconds(60))
                await Task.Delay(20, cancellation);
        }

        var late = Stopwatch.GetElapsedTime(began) - taken - deadline;
        return (good / taken.TotalSeconds, late > TimeSpan.Zero ? late : TimeSpan.Zero, parked);

        static void Configure(WorkItemOptions options) => (options.BackOff, options.Poll) = (Schedule, TimeSpan.FromMilliseconds(100));
    }

    /// <summary>A new one each time: readers of the database before are pooled.</summary>
    private string NewFolder(Bench bench) => bench.NewFolder(string.Create(CultureInfo.InvariantCulture, $"work-{++folders}"));

    private static string PerSecond(double value) => value.ToString("N0", CultureInfo.InvariantCulture) + "/s";

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
