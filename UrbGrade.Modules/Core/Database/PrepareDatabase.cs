using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Brings the database up to date before any other service of the host starts.</summary>
internal sealed class PrepareDatabase(
    IPlatformDatabase database, IUrbGradeContexts contexts, IOptions<CoreOptions> core, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Creates or migrates the database.</summary>
    /// <exception cref="InvalidOperationException">It does not give durable commits, or the data folder belongs to another one.</exception>
    public void Run()
    {
        var note = new ServerNote(core.Value.DataFolder);
        if (core.Value.Database == DatabaseProvider.Sqlite)
        {
            note.RefuseSqlite();
        }

        database.Prepare(contexts, time);
        if (core.Value.Database == DatabaseProvider.Sqlite)
        {
            // The data may have moved to a server while this process waited for the file.
            note.RefuseSqlite();
        }
        else
        {
            note.Keep(database.Place);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Run();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
