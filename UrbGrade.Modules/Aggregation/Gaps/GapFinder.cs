using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Modules.Aggregation.Pipeline;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Aggregation.Gaps;

/// <summary>Notices where a meter's readings do not reach up to those of the request at hand. Answers from memory as long as
/// requests follow one another; the database is asked only when something seems to be missing.</summary>
internal sealed class GapFinder(IUrbGradeContexts contexts)
{
    private const int MostGaps = 20;

    private static readonly string Waiting = $"""
        SELECT 1 FROM "WorkItems" WHERE "State" < {(int)WorkItemState.Done} AND "TenantId" = @tenant AND "Contract" = @contract LIMIT 1
        """;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(45);

    /// <summary>Where the accepted readings of a meter end, as far as this process has seen. A hint: losing it costs a question.</summary>
    private readonly ConcurrentDictionary<(int TenantId, string Meter), DateTimeOffset> _ends = new();

    /// <summary>Gaps that end where the meters' spans begin, at most 20, none longer than 45 days. None for a meter whose readings
    /// only begin here, or which is read at instants; none while other requests of the tenant wait, as they may fill them.</summary>
    public async Task<IReadOnlyList<ResendRequest>> Find(
        int tenantId, IReadOnlyDictionary<string, MeterSpan> spans, CancellationToken cancellation)
    {
        var suspects = spans.Where(meter => meter.Value.HasIntervals
            && !(_ends.TryGetValue((tenantId, meter.Key), out var end) && end >= meter.Value.From)).ToList();
        if (suspects.Count == 0)
        {
            return [];
        }

        if (OthersWait(tenantId))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var gaps = new List<ResendRequest>();
        foreach (var sameStart in suspects.GroupBy(meter => meter.Value.From, meter => meter.Key))
        {
            gaps.AddRange(await Before(database, sameStart.Key, [.. sameStart], cancellation));
        }

        return [.. gaps.OrderBy(gap => gap.From).ThenBy(gap => gap.Source, StringComparer.Ordinal).Take(MostGaps)];
    }

    /// <summary>Notes what was accepted.</summary>
    public void Accepted(int tenantId, IReadOnlyDictionary<string, MeterSpan> spans)
    {
        foreach (var (meter, span) in spans)
        {
            _ends.AddOrUpdate((tenantId, meter), span.To, (_, end) => end > span.To ? end : span.To);
        }
    }

    private static async Task<IEnumerable<ResendRequest>> Before(
        UrbGradeContext database, DateTimeOffset start, List<string> meters, CancellationToken cancellation)
    {
        var last = await database.Set<MeterRow>().Where(meter => meters.Contains(meter.Source))
            .Join(database.Set<SeriesRow>().Where(series => series.Kind != SeriesKind.Register),
                meter => meter.Id, series => series.MeterId, (meter, series) => new { meter.Source, series.Id })
            .Select(series => new
            {
                series.Source,
                // One value, not the row: the row would be translated into a window function over every reading.
                End = database.Set<ReadingRow>().Where(reading => reading.SeriesId == series.Id && reading.StartAt < start)
                    .OrderByDescending(reading => reading.StartAt)
                    .Select(reading => reading.EndAt > reading.StartAt ? (DateTimeOffset?)reading.EndAt : null).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return last.Where(series => series.End is not null)
            .GroupBy(series => series.Source, series => series.End!.Value)
            .Select(meter => new ResendRequest(meter.Key, Later(meter.Max(), start - Oldest), start))
            .Where(gap => gap.From < gap.To);
    }

    private bool OthersWait(int tenantId)
    {
        using var connection = contexts.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = Waiting;
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@contract", Announce.Contract);
        return command.ExecuteScalar() is not null;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
