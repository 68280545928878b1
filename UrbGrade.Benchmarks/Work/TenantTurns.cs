using System.Collections.Concurrent;
using System.Globalization;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Benchmarks.Work;

/// <summary>What one tenant's flood does to the others: three tenants each add 20 items a second, first alone and then while a fourth has a backlog of
/// the same work, whose handler waits 20 ms. Several workers on one database take the items from each other; new ones come by all of them in turn.</summary>
internal static class TenantTurns
{
    /// <summary>How long a handler waits.</summary>
    public static readonly TimeSpan Takes = TimeSpan.FromMilliseconds(20);

    private const double TargetDelay = 0.20;
    private const int QuietTenants = 3;
    private const int Flooding = 99;

    /// <param name="open">Opens the workers, whose handlers wait <see cref="Takes"/>, on a new database.</param>
    /// <param name="where">What is said of them behind each figure.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        Bench bench, Func<Task<IReadOnlyList<ChoreHost>>> open, string where, CancellationToken cancellation)
    {
        var seconds = bench.Quick ? 5 : 30;
        var alone = Samples.Quantile(await TakenAsync(open, flood: 0, seconds, cancellation), 0.95);
        var flooded = Samples.Quantile(await TakenAsync(open, flood: bench.Quick ? 2_000 : 20_000, seconds, cancellation), 0.95);
        var delay = (flooded / alone) - 1;
        return
        [
            new($"95 of 100 items of the quiet tenants, alone{where}", Milliseconds(alone)),
            new($"95 of 100 items of the quiet tenants, while another floods{where}", Milliseconds(flooded)),
            new($"delay by the flood{where}", (delay * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %", "<= 20 %", delay <= TargetDelay),
        ];
    }

    /// <returns>Milliseconds from adding to done of the quiet tenants' items.</returns>
    private static async Task<List<double>> TakenAsync(
        Func<Task<IReadOnlyList<ChoreHost>>> open, int flood, int seconds, CancellationToken cancellation)
    {
        var hosts = await open();
        try
        {
            return await TakenAsync(hosts, flood, seconds, cancellation);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    private static async Task<List<double>> TakenAsync(IReadOnlyList<ChoreHost> hosts, int flood, int seconds, CancellationToken cancellation)
    {
        await hosts[0].AddAsync(Flooding, flood, _ => false, cancellation);
        await Task.WhenAll(hosts.Select(host => host.StartAsync(cancellation)));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var added = 0;
        for (var i = 0; i < seconds * 20 && await timer.WaitForNextTickAsync(cancellation); i++)
        {
            for (var tenant = 1; tenant <= QuietTenants; tenant++, added++)
                await hosts[added % hosts.Count].AddAsync(tenant, cancellation);
        }

        while (Quiet().Sum(queue => queue.Count) < added)
            await Task.Delay(20, cancellation);
        if (flood > 0 && hosts[0].Count("SELECT COUNT(*) FROM \"WorkItems\" WHERE \"State\" = 0") == 0)
            throw new BenchException("The flood was over before the quiet tenants were.");
        return [.. Quiet().SelectMany(queue => queue)];

        IEnumerable<ConcurrentQueue<double>> Quiet() =>
            hosts.SelectMany(host => host.Taken).Where(tenant => tenant.Key != Flooding).Select(tenant => tenant.Value);
    }

    private static string Milliseconds(double value) => value.ToString("0.0 'ms'", CultureInfo.InvariantCulture);
}
