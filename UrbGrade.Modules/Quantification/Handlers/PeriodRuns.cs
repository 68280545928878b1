using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Computes marked months until none is left, one run at a time for each tenant.</summary>
/// <remarks>A year's figures need all of its hours. While readings stream in, only slices of a second are computed, corrected months first, apart by nine
/// times what the last one took, which leaves them a tenth of one processor; once the stream rests, all that is left follows on several. What was corrected
/// goes before a backlog: it waits for some seconds at most, and a run under way turns to it.</remarks>
internal sealed partial class PeriodRuns(
    IUrbGradeContexts contexts, PeriodComputation computation, PeriodKpiWriter writer, PlaceSums places, ICommitQueue commits, TimeProvider clock,
    ILogger<PeriodRuns> logger)
{
    private const int MarksAtOnce = 20_000;

    /// <summary>Few enough that receipts hardly wait for the write.</summary>
    private const int AssetsOfOneWrite = 8;

    private const int Rest = 9;

    private static readonly TimeSpan ShortRest = TimeSpan.FromSeconds(1);

    /// <summary>A correction is to be seen within ten seconds of its receipt.</summary>
    private static readonly TimeSpan LongestRestOfCorrected = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestSlice = TimeSpan.FromSeconds(1);

    /// <summary>Sums are made at its end, unless they rest.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(5);

    /// <summary>A correction looks so often whether the run under way has taken it.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <summary>Pages want to be answered meanwhile, and one thread writes.</summary>
    private static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private static readonly string Announced = WorkContract.Of<RequestStored>().Name;

    private readonly ConcurrentDictionary<int, Pace> paces = new();

    private sealed class Pace
    {
        private readonly Lock entrance = new();
        private bool isOfCorrected;

        public RunGate Gate { get; } = new();

        public DateTimeOffset RestsUntil { get; set; }

        public DateTimeOffset LongestRestUntil { get; set; }

        public DateTimeOffset CorrectedRestUntil { get; set; }

        public DateTimeOffset SumsRestUntil { get; set; }

        /// <summary>The asset that was computed last.</summary>
        public int Asset { get; set; }

        /// <summary>Lets a run in unless one is under way, and tells whether the one that then is under way is of corrections alone.</summary>
        public (bool IsIn, bool IsOfCorrected) Enter(bool onlyCorrected)
        {
            // In one step: who comes in between would take a run of corrections for one of everything, and leave the backlog to it.
            lock (entrance)
            {
                var isIn = Gate.Enter();
                isOfCorrected = isIn ? onlyCorrected : isOfCorrected;
                return (isIn, isOfCorrected);
            }
        }
    }

    /// <summary>Computes what is marked for the tenant.</summary>
    /// <param name="onlyCorrected">Nothing else than what was corrected.</param>
    /// <returns>Whether all is done, and else when to come again; null for at once.</returns>
    public async Task<(bool IsDone, DateTimeOffset? NotBefore)> Run(int tenantId, bool onlyCorrected, CancellationToken cancellation)
    {
        var pace = paces.GetOrAdd(tenantId, _ => new Pace());
        var now = clock.GetUtcNow();
        if (now < pace.RestsUntil)
        {
            return (false, pace.RestsUntil);
        }

        var isStreaming = await IsStreaming(tenantId, cancellation);
        var restsUntil = onlyCorrected ? pace.CorrectedRestUntil : pace.LongestRestUntil;
        if (isStreaming && now < restsUntil)
        {
            return (false, Earlier(restsUntil, now + ShortRest));
        }

        if (pace.Enter(onlyCorrected) is (false, var isOfCorrected))
        {
            // The run under way looks again before it ends; should it fail, its own work item stays due. But one of corrections leaves the others, and
            // one of others may end before it has come to a correction, and then rest.
            return onlyCorrected || isOfCorrected ? (false, now + Glance) : (true, null);
        }

        var left = false;
        try
        {
            var began = clock.GetTimestamp();
            var (longest, workers) = isStreaming ? (LongestSlice, 1) : (LongestRun, Workers);
            var computed = 0;
            while (true)
            {
                var some = await ComputeSome(tenantId, pace, onlyCorrected, workers, longest - clock.GetElapsedTime(began), cancellation);
                computed += some;
                var took = clock.GetElapsedTime(began);
                if (some == 0 || (took > longest && (onlyCorrected || clock.GetUtcNow() >= pace.SumsRestUntil)))
                {
                    await ComputeSums(tenantId, pace, onlyCorrected, cancellation);
                }

                var isDone = some == 0 && (left = pace.Gate.Leave());
                if (isDone || took > longest)
                {
                    LogComputed(computed, tenantId, (long)took.TotalMilliseconds);
                    if (!isDone && !isStreaming)
                    {
                        return (false, null);
                    }

                    SetPace(pace, computed, took);
                    return (isDone, isDone ? null : pace.RestsUntil);
                }
            }
        }
        finally
        {
            if (!left)
            {
                pace.Gate.Abandon();
            }
        }
    }

    private void SetPace(Pace pace, int computed, TimeSpan took)
    {
        if (computed > 0)
        {
            var now = clock.GetUtcNow();
            pace.LongestRestUntil = now + (took * Rest);
            pace.CorrectedRestUntil = Earlier(pace.LongestRestUntil, now + LongestRestOfCorrected);
            pace.RestsUntil = now + (took < ShortRest ? took : ShortRest);
        }
    }

    /// <returns>Years of assets that were computed.</returns>
    private async Task<int> ComputeSome(int tenantId, Pace pace, bool onlyCorrected, int workers, TimeSpan longest, CancellationToken cancellation)
    {
        pace.Gate.Look();
        if (await computation.Next(tenantId, pace.Asset, onlyCorrected, MarksAtOnce, cancellation) is not { } marked)
        {
            return 0;
        }

        var began = clock.GetTimestamp();
        var computed = new List<AssetYear>();
        var writing = Task.CompletedTask;
        foreach (var some in marked.Years.Chunk(AssetsOfOneWrite).TakeWhile(_ => computed.Count == 0 || (clock.GetElapsedTime(began) < longest && !pace.Gate.IsWanted)))
        {
            await computation.Compute(tenantId, marked, some, workers, cancellation);
            await writing;
            writing = Write(tenantId, some, cancellation);
            computed.AddRange(some);
        }

        await writing;
        pace.Asset = computed[^1].AssetId;
        return computed.Count;
    }

    /// <summary>Once for many assets: each sum reads all of its parts, however few of them a run has computed, so that before all are they rest in
    /// proportion. Those that no correction touched are left to a run of everything, which is asked for with their marks.</summary>
    private async Task ComputeSums(int tenantId, Pace pace, bool onlyCorrected, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        if (await places.Next(tenantId, onlyCorrected, cancellation) is { } sums)
        {
            await commits.Commit(
                session =>
                {
                    writer.Write(session, tenantId, sums);
                    return true;
                },
                cancellation);
        }

        pace.SumsRestUntil = clock.GetUtcNow() + (clock.GetElapsedTime(began) * Rest);
    }

    private async Task Write(int tenantId, AssetYear[] years, CancellationToken cancellation)
    {
        await commits.Commit(session => writer.Write(session, tenantId, years), cancellation);
        Array.ForEach(years, year => year.Results.Clear());
    }

    /// <summary>Whether readings are on their way; what partners' modules have not taken yet brings none.</summary>
    private async Task<bool> IsStreaming(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await database.Set<WorkItemRow>().AnyAsync(
                w => w.State < WorkItemState.Done && w.Contract == Announced && (w.Queue == "" || w.Queue == QuantificationModule.Queue), cancellation)
            || await database.Set<DirtyPeriodRow>().AnyAsync(cancellation);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(EventId = 2005, Level = LogLevel.Debug,
        Message = "Computed weeks, months and years of {Years} assets' years of tenant {TenantId} in {Milliseconds} ms")]
    private partial void LogComputed(int years, int tenantId, long milliseconds);
}
