using System.Collections.Concurrent;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes marked days until none is left, one run at a time for each tenant.</summary>
internal sealed class KpiRuns(KpiComputation computation, KpiWriter writer, ICommitQueue commits, TimeProvider clock)
{
    /// <summary>Marks of one write: few enough that receipts hardly wait for it.</summary>
    private const int MarksAtOnce = 2000;

    /// <summary>While readings stream in, in large requests or in many small ones, a day and its month are computed once for all
    /// that comes within this time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

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
                    await Task.Delay(Pause, clock, cancellation);
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
        if (days.Count > 0)
        {
            await commits.Commit(session => writer.Write(session, tenantId, days), cancellation);
        }

        return days.Sum(d => d.Marks.Count);
    }
}
