using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Flows;

/// <summary>The assets and local days that a batch has readings of.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
internal sealed record TouchedDays(IReadOnlyList<int> Assets, DateOnly From, DateOnly To)
{
    /// <summary>Null while the batch is not decoded. Assets are those whose readings the request still stands behind; later corrections
    /// stand behind their own.</summary>
    public static async Task<TouchedDays?> Of(UrbGradeContext database, RawRequestRow request, string timeZone, CancellationToken cancellation)
    {
        if (request is not { QuantifiedAt: not null, FirstMeasuredAt: { } first, LastMeasuredAt: { } last })
        {
            return null;
        }

        var assets = await (from series in database.Set<SeriesRow>()
                            join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
                            where database.Set<ReadingRow>().Any(reading => reading.SeriesId == series.Id && reading.RawRequestId == request.Id
                                && reading.StartAt >= first && reading.StartAt <= last)
                            select meter.AssetId).Distinct().ToListAsync(cancellation);
        var calendar = LocalCalendar.Of(timeZone);
        return new TouchedDays(assets, calendar.DayOf(first), calendar.DayOf(last.AddMilliseconds(-1)));
    }
}
