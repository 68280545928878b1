using System.Diagnostics;
using System.Globalization;
using Npgsql;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database.PostgreSql;

namespace UrbGrade.Benchmarks.Work;

/// <summary>Durable work items on PostgreSQL, handled by one process and by several that take turns to write.</summary>
internal sealed class ServerWorkMeasurement : IMeasurement
{
    private const double TargetPerSecond = 2_000;
    private const string Server = "URBGRADE_BENCH_POSTGRESQL";

    /// <summary>What a handler waits in the measurement of workers: for a model, or for somebody else's answer.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(20);

    private int databases;
    private string? name;

    public string Name => "work-postgresql";

    public string Description =>
        $"Durable work items on a PostgreSQL server with fsync, whose connection string is in {Server} and which runs on the same machine: a "
        + "backlog that waits at the start, with a handler that does nothing, until the last item is done; one, two and four writers, each with "
        + "a connection and relay of its own. Then the same with a handler that waits 20 ms, of which each worker runs two at a time. Turns: as on SQLite, "
        + "in one worker, and in two that new items come by in turn.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var server = Environment.GetEnvironmentVariable(Server) ?? throw new BenchException($"{Server} is not set.");
        try
        {
            return await RunAsync(server, bench, cancellation);
        }
        finally
        {
            await DropAsync(server);
        }
    }

    private async Task<IReadOnlyList<Figure>> RunAsync(string server, Bench bench, CancellationToken cancellation)
    {
        var items = bench.Quick ? 5_000 : 20_000;
        await BacklogAsync(server, 1_000, 1, TimeSpan.Zero, cancellation);
        var one = await BacklogAsync(server, items, 1, TimeSpan.Zero, cancellation);
        List<Figure> figures =
        [
            new($"items handled a second, backlog of {items:N0}, one writer", PerSecond(one), ">= 2,000/s", one >= TargetPerSecond),
            new("two writers", PerSecond(await BacklogAsync(server, items, 2, TimeSpan.Zero, cancellation))),
            new("four writers", PerSecond(await BacklogAsync(server, items, 4, TimeSpan.Zero, cancellation))),
        ];
        double? alone = null;
        for (var workers = 1; workers <= 4; workers++)
        {
            var together = await BacklogAsync(server, workers * (bench.Quick ? 200 : 1_000), workers, Answer, cancellation);
            alone ??= together;
            figures.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"handlers that wait 20 ms, {workers} {(workers == 1 ? "worker" : "workers")}"),
                string.Create(CultureInfo.InvariantCulture, $"{together:N0}/s, {together / alone:0.0} x")));
        }

        figures.AddRange(await TenantTurns.MeasureAsync(bench, () => OpenAsync(server, 1, cancellation), ", one worker", cancellation));
        figures.AddRange(await TenantTurns.MeasureAsync(bench, () => OpenAsync(server, 2, cancellation), ", two workers", cancellation));
        return figures;
    }

    private static string PerSecond(double value) => value.ToString("N0", CultureInfo.InvariantCulture) + "/s";

    private async Task<double> BacklogAsync(string server, int items, int writers, TimeSpan takes, CancellationToken cancellation)
    {
        var connection = await CreateAsync(server, cancellation);
        var hosts = Enumerable.Range(0, writers).Select(_ => ChoreHost.Open(new PostgreSqlDatabase(connection), takes, Two)).ToList();
        try
        {
            await hosts[0].AddAsync(tenantId: 1, items, _ => false, cancellation);
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(hosts.Select(host => host.StartAsync(cancellation)));
            while (hosts.Sum(host => host.Done) < items)
                await Task.Delay(5, cancellation);
            return items / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            await DropAsync(server);
        }
    }

    private async Task<IReadOnlyList<ChoreHost>> OpenAsync(string server, int workers, CancellationToken cancellation)
    {
        var connection = await CreateAsync(server, cancellation);
        return [.. Enumerable.Range(0, workers).Select(_ => ChoreHost.Open(new PostgreSqlDatabase(connection), TenantTurns.Takes, Two))];
    }

    /// <returns>The connection string of a new database, the only one of this run.</returns>
    private async Task<string> CreateAsync(string server, CancellationToken cancellation)
    {
        await DropAsync(server);
        name = string.Create(CultureInfo.InvariantCulture, $"urbgrade_bench_{Environment.ProcessId}_{++databases}");
        await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellation);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private async Task DropAsync(string server)
    {
        if (name is not null)
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
            name = null;
        }
    }

    /// <summary>As many handlers as on a machine with two processors, on whatever machine this is.</summary>
    private static void Two(WorkItemOptions options) => options.Concurrency = 2;

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
