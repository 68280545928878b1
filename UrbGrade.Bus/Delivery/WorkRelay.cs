using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Bus.Delivery;

/// <summary>Finds items in the database that are due and not in hand here: those of an earlier run, of another process,
/// of a lease that ended, of a wait that is over. Forgets those done long ago.</summary>
internal sealed partial class WorkRelay(
    ICommitQueue commits, IWorkItemTable table, WorkContracts contracts, ModuleServices services, IWorkGate gate, DueWork due,
    IOptions<WorkItemOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WorkRelay> logger) : BackgroundService
{
    /// <summary>Bounds one question to the database for each tenant; what is left comes with the next.</summary>
    private const int MostAtOnce = 2_000;

    /// <summary>Bounds a deletion, which holds up the other writes while it runs.</summary>
    private const int MostPurgedAtOnce = 2_000;

    private static readonly TimeSpan BetweenPurges = TimeSpan.FromMinutes(1);

    /// <summary>How far ahead other processes' clocks may be.</summary>
    private static readonly TimeSpan OtherClocks = TimeSpan.FromMinutes(1);

    private readonly ClockSteps steps = new(clock);
    private DateTimeOffset nextPurge;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WhenStarted(stoppingToken);
        while (options.Value.HandlesWork)
        {
            try
            {
                await PutTimesRight(stoppingToken);
                await TakeDue(stoppingToken);
                await Purge(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                LogFailed(failure);
            }

            await WaitForPollOrRoom(stoppingToken);
        }
    }

    /// <summary>At the start, as the clock may have been moved while nothing ran, and whenever it was moved back since.</summary>
    private async Task PutTimesRight(CancellationToken cancellation)
    {
        if (!steps.HasGoneBack())
        {
            return;
        }

        var now = clock.GetUtcNow();
        var ahead = await commits.Commit(
            session => table.PutTimesRight(session, now + OtherClocks, now + options.Value.Lease), cancellation);
        steps.Answered();
        nextPurge = default;
        if (ahead > 0)
        {
            LogPutRight(ahead);
        }
    }

    private async Task TakeDue(CancellationToken cancellation)
    {
        while (true)
        {
            // Those in hand and not yet claimed are due as well and come first.
            var most = due.MostOfTenant + MostAtOnce;
            var found = await table.FindDue(new WantedWork(contracts.Handled, services.Queues, [.. gate.Closed, .. services.StoodIn]), most, cancellation);
            var refused = found.Count(item => !due.TryTake(item));
            if (refused > 0 || found.CountBy(item => item.TenantId).All(tenant => tenant.Value < most))
            {
                return;
            }
        }
    }

    private async Task Purge(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now < nextPurge)
        {
            return;
        }

        var before = now - options.Value.KeepDone;
        var purged = await commits.Commit(session => table.Purge(session, before, MostPurgedAtOnce), cancellation);
        nextPurge = purged == MostPurgedAtOnce ? now : now + BetweenPurges;
    }

    private async Task WaitForPollOrRoom(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var poll = Task.Delay(options.Value.Poll, clock, either.Token);
        var room = due.Room.WaitToReadAsync(either.Token).AsTask();
        await Task.WhenAny(poll, room);
        due.Room.TryRead(out _);
        await either.CancelAsync();
        await Task.WhenAll(poll, room).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    [LoggerMessage(EventId = 1121, Level = LogLevel.Warning,
        Message = "The clock was moved back: {Items} work items that were begun or waited by a later time are put right")]
    private partial void LogPutRight(int items);

    [LoggerMessage(EventId = 1120, Level = LogLevel.Warning, Message = "The relay could not look for due work; it tries again")]
    private partial void LogFailed(Exception failure);
}
