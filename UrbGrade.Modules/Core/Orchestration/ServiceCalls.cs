using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

internal sealed class ServiceCalls(
    ICommitQueue commits, IUrbGradeContexts contexts, IWorkItems workItems, IServiceRoutes routes, WorkContracts contracts, TimeProvider clock)
    : IServiceCalls
{
    private const string ReplySql = """
        INSERT INTO "WorkReplies" ("WorkItemId", "TenantId", "Payload", "RepliedAt") VALUES (@id, @tenant, @payload, @now)
        """;

    /// <summary>How often an asker looks for a reply that another process may have written.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<long, SemaphoreSlim> askers = new();

    public async Task<TReply> Ask<TReply>(int tenantId, IQuery<TReply> question, TimeSpan longest, CancellationToken cancellation)
        where TReply : class
    {
        var (contract, payload) = contracts.Write(question);
        var reply = await AskWritten(tenantId, Guid.NewGuid().ToString("N"), contract, payload, longest, cancellation);
        return JsonSerializer.Deserialize<TReply>(reply, WorkContracts.Json)
            ?? throw new ServiceFailedException(contract, "the reply is null.");
    }

    public async Task<string> AskWritten(
        int tenantId, string conversationId, string contract, string payload, TimeSpan longest, CancellationToken cancellation)
    {
        if (routes.QueuesOf(contract, tenantId) is not [{ Length: > 0 }])
        {
            throw new NoServiceException(contract);
        }

        var asked = clock.GetTimestamp();
        var id = await commits.Commit(
            session => workItems.AddWritten(session, tenantId, conversationId, contract, payload, priority: WorkPriority.High)[0], cancellation);
        var told = askers.GetOrAdd(id, _ => new SemaphoreSlim(0));
        try
        {
            while (true)
            {
                if (await Find(id, contract, cancellation) is { } reply)
                {
                    return reply;
                }

                var left = longest - clock.GetElapsedTime(asked);
                if (left <= TimeSpan.Zero)
                {
                    await Withdraw(id);
                    throw new TimeoutException($"'{contract}' was not answered within {longest}.");
                }

                await Pause(told, left < Look ? left : Look, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Withdraw(id);
            throw;
        }
        finally
        {
            askers.TryRemove(id, out _);
        }
    }

    public void Reply<TReply>(IWorkContext work, IQuery<TReply> question, TReply reply)
        where TReply : class => work.OnCommit(session => ReplyWritten(
            session, work.TenantId, work.WorkItemId, JsonSerializer.Serialize(reply, WorkContracts.Json)));

    public void ReplyWritten(IWriteSession session, int tenantId, long workItemId, string reply)
    {
        var command = session.Prepare(ReplySql, "@id", "@tenant", "@payload", "@now");
        command.Fill(workItemId, tenantId, reply, clock.GetUtcNow().ToUnixTimeMilliseconds());
        command.ExecuteNonQuery();
        session.AfterCommit(() =>
        {
            if (askers.TryGetValue(workItemId, out var asker))
            {
                asker.Release();
            }
        });
    }

    private async Task Pause(SemaphoreSlim told, TimeSpan longest, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reply = told.WaitAsync(either.Token);
        await Task.WhenAny(reply, Task.Delay(longest, clock, either.Token));
        await either.CancelAsync();
        await reply.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task<string?> Find(long id, string contract, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        if (await database.Set<WorkReplyRow>().Where(reply => reply.WorkItemId == id).Select(reply => reply.Payload)
                .SingleOrDefaultAsync(cancellation) is { } payload)
        {
            return payload;
        }

        var work = await database.Set<WorkItemRow>().AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, cancellation);
        return work is null or { State: WorkItemState.Parked }
            ? throw new ServiceFailedException(contract, Reason(work?.Error))
            : null;
    }

    /// <summary>What went wrong, for whoever asked: without the name of the exception, which is for the log.</summary>
    private static string? Reason(string? error)
    {
        var line = error?.Split('\n')[0];
        return line?.IndexOf(": ", StringComparison.Ordinal) is { } colon and > 0 && !line[..colon].Contains(' ', StringComparison.Ordinal) ? line[(colon + 2)..] : line;
    }

    /// <returns>False where it was taken meanwhile, or nothing can be written: it is answered then for nobody.</returns>
    private async Task<bool> Withdraw(long id)
    {
        try
        {
            return await commits.Commit(session => Withdraw(session, id), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private bool Withdraw(IWriteSession session, long id)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var now = clock.GetUtcNow();
        return database.Set<WorkItemRow>().Where(item => item.Id == id && item.State == WorkItemState.Waiting).ExecuteUpdate(set => set
            .SetProperty(item => item.State, WorkItemState.Done)
            .SetProperty(item => item.FinishedAt, now)
            .SetProperty(item => item.Error, "Withdrawn: the asker waits no longer.")) == 1;
    }
}
