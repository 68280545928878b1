using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rebus.Handlers;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Delivery;

namespace UrbGrade.Benchmarks.Work;

/// <summary>The platform's delivery of work on a database of its own, with one trivial handler.</summary>
internal sealed class ChoreHost : IAsyncDisposable
{
    /// <summary>Items of one write when they are added before the clock starts.</summary>
    private const int AddedAtOnce = 1_000;

    private readonly IHost host;
    private readonly ChoreLog log;

    private ChoreHost(IHost host) => (this.host, log) = (host, host.Services.GetRequiredService<ChoreLog>());

    /// <summary>Items whose handler's results are durable.</summary>
    public int Done => log.Done;

    /// <summary>Milliseconds from adding to durable, by tenant.</summary>
    public ConcurrentDictionary<int, ConcurrentQueue<double>> Taken => log.Taken;

    /// <summary>Makes the database; nothing is handled before <see cref="StartAsync"/>.</summary>
    /// <param name="takes">How long the handler waits; zero for not at all.</param>
    public static ChoreHost Open(string folder, TimeSpan takes, Action<WorkItemOptions>? configure = null) =>
        Open(new SqliteDatabase(Path.Combine(folder, "urbgrade.db")), takes, configure);

    /// <summary>Does so on a database that others may use too.</summary>
    public static ChoreHost Open(IPlatformDatabase database, TimeSpan takes, Action<WorkItemOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var contexts = database.Contexts(DesignTimeTables.All);
        database.Prepare(contexts, TimeProvider.System);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(contexts);
        builder.Services.AddSingleton<ICommitQueue, CommitQueue>();
        builder.Services.AddSingleton<IWorkItemTable, WorkItemTable>();
        builder.Services.AddSingleton(new ChoreLog(takes));
        builder.Services.AddDelivery();
        builder.Services.AddWorkHandler<Chore, DoChore>();
        if (configure is not null)
            builder.Services.Configure(configure);
        return new ChoreHost(builder.Build());
    }

    public Task StartAsync(CancellationToken cancellation) => host.StartAsync(cancellation);

    /// <summary>Adds items in few writes.</summary>
    public async Task AddAsync(int tenantId, int count, Func<int, bool> isPoison, CancellationToken cancellation)
    {
        for (var first = 0; first < count; first += AddedAtOnce)
        {
            var from = first;
            await WriteAsync(
                (session, items) =>
                {
                    for (var i = from; i < Math.Min(count, from + AddedAtOnce); i++)
                        items.Add(session, tenantId, "bench", new Chore(ChoreLog.Now, isPoison(i)));
                },
                cancellation);
        }
    }

    /// <summary>Adds one item in a write of its own, as a request does.</summary>
    public Task AddAsync(int tenantId, CancellationToken cancellation) =>
        WriteAsync((session, items) => items.Add(session, tenantId, "bench", new Chore(ChoreLog.Now, false)), cancellation);

    public int Count(string sql)
    {
        using var connection = host.Services.GetRequiredService<IUrbGradeContexts>().OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private Task WriteAsync(Action<IWriteSession, IWorkItems> write, CancellationToken cancellation)
    {
        var items = host.Services.GetRequiredService<IWorkItems>();
        return host.Services.GetRequiredService<ICommitQueue>().Commit(
            session =>
            {
                write(session, items);
                return true;
            },
            cancellation);
    }

    private sealed class DoChore(ChoreLog log, IWorkContext work) : IHandleMessages<Chore>
    {
        public async Task Handle(Chore message)
        {
            if (log.Takes > TimeSpan.Zero)
                await Task.Delay(log.Takes, work.Cancellation);
            if (message.IsPoison)
                throw new InvalidDataException("It can never be done.");
            var tenant = work.TenantId;
            work.OnCommit(session => session.AfterCommit(() => log.Note(tenant, message)));
        }
    }
}
