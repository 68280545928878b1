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
/// <remarks>A year's figures need all of its hours. While readings stream in, runs therefore stay apart by nine times what the last one took, which
/// leaves them a tenth of one processor; once the stream rests, a run follows soon.</remarks>
internal sealed partial class PeriodRuns(
    IUrbGradeContexts contexts, PeriodComputation computation, PeriodKpiWriter writer, PlaceSums places, ICommitQueue commits, TimeProvider clock,
    ILogger<PeriodRuns> logger)
{
    private const int MarksAtOnce = 240;

    private const int AssetsOfOneWrite = 20;

    private const int Rest = 9;

    private static readonly TimeSpan ShortRest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private static readonly string Announced = WorkContract.Of<RequestStored>().Name;

    private readonly ConcurrentDictionary<int, Pace> paces = new();

    private sealed class Pace
    {
        public RunGate Gate { get; } = new();

        public DateTimeOffset RestsUntil { get; set; }

        public DateTimeOffset LongestRestUntil { get; set; }
    }

    /// <summary>Computes what is marked for the tenant.</summary>
    /// <returns>When to come again because more is left; null when all is done.</returns>
    public async Task<DateTimeOffset?> Run(int tenantId, CancellationToken cancellation)
    {
        var pace = paces.GetOrAdd(tenantId, _ => new Pace());
        var now = clock.GetUtcNow();
        if (now < pace.RestsUntil || (now < pace.LongestRestUntil && await IsStreaming(tenantId, cancellation)))
        {
            return now < pace.RestsUntil ? pace.RestsUntil : Earlier(pace.LongestRestUntil, now + ShortRest);
        }

        if (!pace.Gate.Enter())
        {
            // The run under way looks again before it ends; should it fail, its own work item stays due.
            return null;
        }

        var left = false;
        try
        {
            var began = clock.GetTimestamp();
            var computed = 0;
            while (true)
            {
                var some = await ComputeSome(tenantId, cancellation);
                computed += some;
                var took = clock.GetElapsedTime(began);
                if (some == 0 && (left = pace.Gate.Leave()))
                {
                    LogComputed(computed, tenantId, (long)took.TotalMilliseconds);
                    SetPace(pace, computed, took);
                    return null;
                }

                if (took > LongestRun)
                {
                    SetPace(pace, computed, took);
                    return pace.RestsUntil;
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
            pace.LongestRestUntil = clock.GetUtcNow() + (took * Rest);
            pace.RestsUntil = Earlier(pace.LongestRestUntil, clock.GetUtcNow() + ShortRest);
        }
    }

    /// <returns>Years of assets that were computed.</returns>
    private async Task<int> ComputeSome(int tenantId, CancellationToken cancellation)
    {
        var years = await computation.Next(tenantId, MarksAtOnce, cancellation);
        if (years.Count == 0)
        {
            return 0;
        }

        foreach (var some in years.Chunk(AssetsOfOneWrite))
        {
            await commits.Commit(session => writer.Write(session, tenantId, some), cancellation);
        }

        // Marks go last: a run that breaks off is done again.
        var sums = await places.Of(tenantId, [.. years.SelectMany(year => year.Periods()).Distinct()], cancellation);
        await commits.Commit(
            session =>
            {
                writer.WriteSums(session, tenantId, sums);
                writer.TakeMarks(session, years);
                return true;
            },
            cancellation);
        return years.Count;
    }

    /// <summary>Whether readings are on their way.</summary>
    private async Task<bool> IsStreaming(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await database.Set<WorkItemRow>().AnyAsync(w => w.State < WorkItemState.Done && w.Contract == Announced, cancellation)
            || await database.Set<DirtyPeriodRow>().AnyAsync(cancellation);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(EventId = 2003, Level = LogLevel.Debug,
        Message = "Computed weeks, months and years of {Years} assets' years of tenant {TenantId} in {Milliseconds} ms")]
    private partial void LogComputed(int years, int tenantId, long milliseconds);
}
