using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The series, assets and local days that a batch has readings of.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
internal sealed record TouchedDays(IReadOnlyList<int> Series, IReadOnlyList<int> Assets, DateOnly From, DateOnly To)
{
    /// <summary>Null while the batch is not decoded. Series are those whose readings the request still stands behind; later corrections
    /// stand behind their own.</summary>
    public static async Task<TouchedDays?> Of(UrbGradeContext database, RawRequestRow request, string timeZone, CancellationToken cancellation)
    {
        if (request is not { QuantifiedAt: not null, FirstMeasuredAt: { } first, LastMeasuredAt: { } last })
        {
            return null;
        }

        var found = await (from series in database.Set<SeriesRow>()
                           join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                           where database.Set<ReadingRow>().Any(reading => reading.SeriesId == series.Id && reading.RawRequestId == request.Id
                               && reading.StartAt >= first && reading.StartAt <= last)
                           select new { series.Id, meter.AssetId }).ToListAsync(cancellation);
        var calendar = LocalCalendar.Of(timeZone);
        return new TouchedDays(
            found.ConvertAll(one => one.Id), [.. found.Select(one => one.AssetId).Distinct()], calendar.DayOf(first), calendar.DayOf(last.AddMilliseconds(-1)));
    }
}
