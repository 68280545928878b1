using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UrbGrade.Bus.Delivery;

/// <summary>Renews the leases of all running work in one write, and cancels the work whose lease is lost.</summary>
internal sealed partial class LeaseKeeper(
    ICommitQueue commits, IWorkItemTable table, IOptions<WorkItemOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<LeaseKeeper> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<HeldLease, byte> held = new();

    /// <summary>Keeps a fresh claim until it is disposed.</summary>
    /// <param name="claimedAt">A timestamp of the clock.</param>
    public HeldLease Keep(ClaimedWork claim, long claimedAt)
    {
        var lease = new HeldLease(claim, claimedAt, done => held.TryRemove(done, out _), lifetime.ApplicationStopping);
        held.TryAdd(lease, 0);
        return lease;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 3, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!held.IsEmpty)
            {
                await RenewAll(stoppingToken);
            }
        }
    }

    private async Task RenewAll(CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        var ends = clock.GetUtcNow() + options.Value.Lease;
        var renewing = held.Keys.Where(lease => clock.GetElapsedTime(lease.ClaimedAt, now) < options.Value.LongestAttempt).ToList();
        try
        {
            var kept = await commits.Commit(
                session => renewing.ConvertAll(lease => table.Renew(session, lease.Claim, ends)), cancellation);
            for (var i = 0; i < kept.Count; i++)
            {
                renewing[i].RenewedAt = kept[i] ? now : null;
            }
        }
        catch (StoreUnavailableException failure)
        {
            LogNotRenewed(failure, renewing.Count);
        }

        foreach (var lease in held.Keys.Where(IsOver))
        {
            lease.Lose();
        }
    }

    private bool IsOver(HeldLease lease) =>
        lease.RenewedAt is not { } renewedAt || clock.GetElapsedTime(renewedAt) >= options.Value.Lease;

    [LoggerMessage(EventId = 1110, Level = LogLevel.Warning, Message = "{Leases} leases could not be renewed")]
    private partial void LogNotRenewed(Exception failure, int leases);
}
