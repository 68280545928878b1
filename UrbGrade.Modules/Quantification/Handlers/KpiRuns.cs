using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes marked days until none is left, one run at a time for each tenant.</summary>
internal sealed class KpiRuns(KpiComputation computation, KpiWriter writer, IWorkItems workItems, ICommitQueue commits, TimeProvider clock)
{
    /// <summary>Several days of some thousand series, so that what they share is read and written once.</summary>
    private const int MarksAtOnce = 8000;

    /// <summary>Few enough that receipts hardly wait for the write.</summary>
    private const int DaysOfOneWrite = 500;

    /// <summary>While readings stream in, in large requests or in many small ones, the days of an asset and their month are computed
    /// once for all that comes within this time.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Nobody came for so long: the stream has ended.</summary>
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(250);

    /// <summary>Well within a lease.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, RunGate> gates = new();

    /// <summary>Computes what is marked for the tenant.</summary>
    /// <returns>False when time ran out and more is left.</returns>
    public async Task<bool> Run(int tenantId, CancellationToken cancellation)
    {
        var gate = gates.GetOrAdd(tenantId, _ => new RunGate());
        if (!gate.Enter())
        {
            // The run under way looks again before it ends; should it fail, its own work item stays due.
            return true;
        }

        var left = false;
        try
        {
            var began = clock.GetTimestamp();
            while (true)
            {
                var computed = await ComputeSome(tenantId, cancellation);
                if (computed == 0 && (left = gate.Leave()))
                {
                    return true;
                }

                if (clock.GetElapsedTime(began) > LongestRun)
                {
                    return false;
                }

                if (computed is > 0 and < MarksAtOnce && gate.IsWanted)
                {
                    await Gather(gate, cancellation);
                }
            }
        }
        finally
        {
            if (!left)
            {
                gate.Abandon();
            }
        }
    }

    /// <returns>Marks that were taken.</returns>
    private async Task<int> ComputeSome(int tenantId, CancellationToken cancellation)
    {
        var days = await computation.Next(tenantId, MarksAtOnce, cancellation);
        foreach (var some in days.Chunk(DaysOfOneWrite))
        {
            await commits.Commit(session => Write(session, tenantId, some), cancellation);
        }

        return days.Sum(d => d.Marks.Count);
    }

    /// <summary>Weeks, months and years that are corrected are asked for at once: this run may go on, and others of them may wait.</summary>
    private bool Write(IWriteSession session, int tenantId, AssetDay[] days)
    {
        var areCorrected = writer.Write(session, tenantId, days);
        if (areCorrected)
        {
            workItems.Add(
                session, tenantId, $"corrected-{Random.Shared.NextInt64():x}", new PeriodsStale(tenantId, OnlyCorrected: true), ComputePeriods.KeyOfCorrected(tenantId));
        }

        return areCorrected;
    }

    private async Task Gather(RunGate gate, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        int callers;
        do
        {
            callers = gate.Callers;
            await Task.Delay(Lull, clock, cancellation);
        }
        while (gate.Callers != callers && clock.GetElapsedTime(began) < LongestPause);
    }
}
