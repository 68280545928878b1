using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;

namespace UrbGrade.Modules.Aggregation.Refusals;

/// <summary>Deletes stored signatures that have expired: their messages are too old by themselves.</summary>
internal sealed partial class ForgetSignatures(ICommitQueue commits, TimeProvider clock, ILogger<ForgetSignatures> logger) : BackgroundService
{
    /// <summary>Bounds a deletion, which holds up the receipts while it runs.</summary>
    private const int MostAtOnce = 2_000;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await commits.Commit(
                    session => RawRequestTable.ForgetReplayKeys(session, clock.GetUtcNow(), MostAtOnce), stoppingToken) == MostAtOnce)
                {
                    // Others write in between.
                }
            }
            catch (StoreUnavailableException failure)
            {
                LogFailed(failure.Message);
            }
        }
    }

    [LoggerMessage(EventId = 2120, Level = LogLevel.Warning, Message = "Expired signatures could not be deleted; trying again: {Reason}")]
    private partial void LogFailed(string reason);
}
