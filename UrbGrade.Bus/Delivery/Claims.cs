using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>Claims items for this process, those that ask at the same moment together.</summary>
internal sealed class Claims
{
    /// <summary>Names this process' leases; no two runs share it, not even on one machine.</summary>
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    private readonly IWorkItemTable table;
    private readonly IWorkGate gate;
    private readonly TimeProvider clock;
    private readonly TimeSpan lease;
    private readonly SharedWrites<long, ClaimedWork?> writes;

    public Claims(
        ICommitQueue commits, IWorkItemTable table, IWorkGate gate, IHostApplicationLifetime lifetime, IOptions<WorkItemOptions> options,
        TimeProvider clock)
    {
        (this.table, this.gate, this.clock, lease) = (table, gate, clock, options.Value.Lease);
        writes = new SharedWrites<long, ClaimedWork?>(commits, Claim, lifetime.ApplicationStopping);
    }

    /// <summary>Claims an item; null when there is no such item (any more), or its service takes none now.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot commit now; nothing was claimed.</exception>
    public Task<ClaimedWork?> Claim(long id) => writes.Write(id);

    private IReadOnlyList<ClaimedWork?> Claim(IWriteSession session, IReadOnlyList<long> ids)
    {
        var claims = table.Claim(session, ids, owner, clock.GetUtcNow() + lease).ToDictionary(claim => claim.Id);
        return [.. ids.Select(id => claims.TryGetValue(id, out var claim) && MayRun(session, claim) ? claim : null)];
    }

    private bool MayRun(IWriteSession session, ClaimedWork claim)
    {
        if (gate.ClosedUntil(session, claim) is not { } until)
        {
            return true;
        }

        table.PutBack(session, claim, until, error: null);
        return false;
    }
}
