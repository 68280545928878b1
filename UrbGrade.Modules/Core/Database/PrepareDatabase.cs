using Microsoft.Extensions.Hosting;
using UrbGrade.Modules.Core.Database.Sqlite;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Brings the database up to date before any other service of the host starts.</summary>
internal sealed class PrepareDatabase(SqliteDatabase database, IUrbGradeContexts contexts, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Prepare(contexts, time);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
