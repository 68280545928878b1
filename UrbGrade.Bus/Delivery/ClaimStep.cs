using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rebus.Exceptions;
using Rebus.Messages;
using Rebus.Pipeline;
using Rebus.Transport;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>Claims the row before the handler runs and closes it afterwards, so that the row and never the bus decides
/// what is done, tried again or parked. Lets no exception through: Rebus' own retries would only know this process.</summary>
[StepDocumentation("Claims the work item by a lease, lets its handlers run and commits their results together with 'done'.")]
internal sealed partial class ClaimStep(
    ICommitQueue commits,
    IWorkItemTable table,
    Claims claims,
    Closings closings,
    DueWork due,
    WakeOnWork wake,
    IWorkGate gate,
    LeaseKeeper leases,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    IOptions<WorkItemOptions> options,
    TimeProvider clock,
    ILogger<ClaimStep> logger) : IIncomingStep, IDisposable
{
    private readonly RunningWork running = new(options.Value);
    private readonly RefusedWork refused = new();

    public async Task Process(IncomingStepContext context, Func<Task> next)
    {
        var item = WorkItemSerializer.ItemOf(context.Load<TransportMessage>());
        try
        {
            var claimedAt = clock.GetTimestamp();
            if (await claims.Claim(item.Id) is { } claim)
            {
                await Attempt(claim, claimedAt, context, next);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // It waits in the database for whoever runs next.
        }
        catch (StoreUnavailableException failure)
        {
            LogNotClaimed(item.Id, failure.Message);
        }
        finally
        {
            due.LetGo(item);
            wake.Freed();
        }
    }

    public void Dispose() => running.Dispose();

    private async Task Attempt(ClaimedWork claim, long claimedAt, IncomingStepContext context, Func<Task> next)
    {
        using var lease = leases.Keep(claim, claimedAt);
        using var trace = WorkTelemetry.Begin(claim);
        var isWrittenAlone = false;
        try
        {
            if (claim.Interruptions >= options.Value.MostInterruptions)
            {
                throw new UnreadableWorkException(
                    $"{claim.Interruptions} attempts ended without an outcome: the process stopped or lost its lease each time.");
            }

            var work = await Run(lease, context, next);
            isWrittenAlone = refused.TimesAlone(claim.Id) is not null;
            await (isWrittenAlone ? closings.CloseAlone(claim, work) : closings.Close(claim, work));
            refused.Forget(claim.Id);
            gate.Ended(claim, failure: null);
            WorkTelemetry.Ended(trace, claim, clock.GetElapsedTime(claimedAt), failure: null);
        }
        catch (LeaseLostException failure)
        {
            LogLeaseLost(failure.Message, claim.Contract, claim.ConversationId);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Settle(claim, session => table.PutBack(session, claim, clock.GetUtcNow(), error: null));
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            // When another process has the item already, the fence keeps this from touching it.
            await Fail(claim, new TimeoutException($"The attempt took longer than its lease, at most {options.Value.LongestAttempt}."));
        }
        catch (StoreUnavailableException failure)
        {
            await Refuse(claim, failure, isWrittenAlone);
        }
        catch (Exception failure)
        {
            await Fail(claim, failure);
        }
    }

    private async Task<WorkContext> Run(HeldLease lease, IncomingStepContext context, Func<Task> next)
    {
        using var place = await running.Enter(lease.Claim.TenantId, lease.Lost);
        await using var scope = scopes.CreateAsyncScope();
        var work = new WorkContext(lease.Claim, lease.Lost);
        var current = scope.ServiceProvider.GetRequiredService<CurrentWork>();
        (current.Context, current.Queue) = (work, lease.Claim.Queue);
        CurrentWork.KeepScope(context.Load<ITransactionContext>(), scope.ServiceProvider);
        context.Save(WorkItemSerializer.Fill(context.Load<TransportMessage>(), lease.Claim));
        await next();
        return work;
    }

    /// <summary>The work is not to blame and the attempt does not count, unless the database keeps refusing this item alone while it
    /// takes what is written next.</summary>
    private async Task Refuse(ClaimedWork claim, StoreUnavailableException failure, bool isWrittenAlone)
    {
        var times = (refused.TimesAlone(claim.Id) ?? 0) + (isWrittenAlone ? 1 : 0);
        if (times < options.Value.MostAttempts)
        {
            var due = clock.GetUtcNow() + options.Value.Waits[0];
            if (await Settle(claim, session => table.PutBack(session, claim, due, error: null)))
            {
                refused.Note(claim.Id, times);
            }
        }
        else if (await Settle(claim, session => table.Park(session, claim, failure.ToString(), FailureCause.Of(failure.InnerException ?? failure))))
        {
            refused.Forget(claim.Id);
            FailedWork.TellParked(logger, failure, claim, times);
        }
    }

    private async Task Fail(ClaimedWork claim, Exception failure)
    {
        refused.Forget(claim.Id);
        WorkTelemetry.Ended(Activity.Current, claim, taken: default, failure);
        gate.Ended(claim, failure);
        var error = failure.ToString();
        if (failure is IFailFastException || claim.Failures + 1 >= options.Value.MostAttempts)
        {
            FailedWork.TellParked(logger, failure, claim, claim.Attempt);
            await Settle(claim, session => table.Park(session, claim, error, FailureCause.Of(failure)));
            return;
        }

        var wait = options.Value.Waits[claim.Failures];
        FailedWork.TellTriedAgain(logger, failure, claim, wait);
        await Settle(claim, session => table.PutBack(session, claim, clock.GetUtcNow() + wait, error));
    }

    /// <returns>False when the database cannot write, or the lease is lost.</returns>
    private async Task<bool> Settle(ClaimedWork claim, Func<IWriteSession, bool> settle)
    {
        try
        {
            return await commits.Commit(settle, CancellationToken.None);
        }
        catch (StoreUnavailableException failure)
        {
            // The lease ends by itself, and then the item is due again.
            LogNotSettled(claim.Id, failure.Message);
            return false;
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Work item {WorkItemId} could not be claimed: {Reason}")]
    private partial void LogNotClaimed(long workItemId, string reason);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning,
        Message = "{Reason} {Contract} of conversation {ConversationId} writes nothing here")]
    private partial void LogLeaseLost(string reason, string contract, string conversationId);

    [LoggerMessage(EventId = 1105, Level = LogLevel.Warning,
        Message = "The outcome of work item {WorkItemId} could not be noted; its lease will end: {Reason}")]
    private partial void LogNotSettled(long workItemId, string reason);
}
