using Hangfire.PostgreSql;
using Npgsql;

namespace UrbGrade.Web.Jobs;

/// <summary>Makes or updates the scheduler's own tables on a PostgreSQL server, one process at a time, before the
/// scheduler starts and beside what starts before it.</summary>
/// <param name="connection">Null where schedules are not shared.</param>
internal sealed class SharedSchedules(string? connection) : IHostedLifecycleService
{
    /// <summary>Where those tables lie, beside the platform's.</summary>
    public const string Schema = "jobs";

    private const string TakeTurn = "SELECT pg_advisory_lock(1433556596)";

    private Task made = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (connection is { } server)
        {
            made = Task.Run(() => Make(server, cancellationToken), cancellationToken);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => made;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task Make(string server, CancellationToken cancellation)
    {
        // The turn ends with the line, which therefore goes into no pool.
        await using var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await line.OpenAsync(cancellation);
        await using (var turn = new NpgsqlCommand(TakeTurn, line))
        {
            await turn.ExecuteNonQueryAsync(cancellation);
        }

        PostgreSqlObjectsInstaller.Install(line, Schema);
    }
}
