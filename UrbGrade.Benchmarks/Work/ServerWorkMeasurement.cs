using System.Diagnostics;
using System.Globalization;
using Npgsql;
using UrbGrade.Benchmarks.Measuring;
using UrbGrade.Modules.Core.Database.PostgreSql;

namespace UrbGrade.Benchmarks.Work;

/// <summary>Durable work items on PostgreSQL, handled by one process and by several that take turns to write.</summary>
internal sealed class ServerWorkMeasurement : IMeasurement
{
    private const double TargetPerSecond = 2_000;
    private const string Server = "URBGRADE_BENCH_POSTGRESQL";

    private int databases;

    public string Name => "work-postgresql";

    public string Description =>
        $"Durable work items on a PostgreSQL server with fsync, whose connection string is in {Server} and which runs on the same machine: a "
        + "backlog that waits at the start, with a handler that does nothing, until the last item is done; one, two and four writers, each with "
        + "a connection and relay of its own.";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var server = Environment.GetEnvironmentVariable(Server) ?? throw new BenchException($"{Server} is not set.");
        var items = bench.Quick ? 5_000 : 20_000;
        await BacklogAsync(server, 1_000, 1, cancellation);
        var one = await BacklogAsync(server, items, 1, cancellation);
        return
        [
            new($"items handled a second, backlog of {items:N0}, one writer", PerSecond(one), ">= 2,000/s", one >= TargetPerSecond),
            new("two writers", PerSecond(await BacklogAsync(server, items, 2, cancellation))),
            new("four writers", PerSecond(await BacklogAsync(server, items, 4, cancellation))),
        ];
    }

    private static string PerSecond(double value) => value.ToString("N0", CultureInfo.InvariantCulture) + "/s";

    private async Task<double> BacklogAsync(string server, int items, int writers, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"urbgrade_bench_{Environment.ProcessId}_{++databases}");
        await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellation);
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        var hosts = Enumerable.Range(0, writers).Select(_ => ChoreHost.Open(new PostgreSqlDatabase(connection), TimeSpan.Zero)).ToList();
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
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
        }
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
