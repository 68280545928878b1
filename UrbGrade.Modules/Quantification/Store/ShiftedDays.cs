using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Days beside those that series have, onto which readings of theirs fall since local days begin at other instants.</summary>
internal static class ShiftedDays
{
    /// <summary>Those beside the days in [from, to); none while the clock is the same.</summary>
    public static async Task<IReadOnlyList<(int SeriesId, DateOnly LocalDay)>> Of(
        UrbGradeContext database, TenantSeries known, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (before, after) = (from.AddDays(-1), to.AddDays(1));

        // What waits to be computed was marked by the former clock, too.
        var days = (await database.Set<SeriesDayRow>().Where(d => d.LocalDay >= before && d.LocalDay < after).Select(d => new { d.SeriesId, d.LocalDay })
            .Union(database.Set<DirtyPeriodRow>().Where(d => d.LocalDay >= before && d.LocalDay < after).Select(d => new { d.SeriesId, d.LocalDay })).ToListAsync(cancellation))
            .Select(day => (day.SeriesId, day.LocalDay)).ToHashSet();
        var beside = days.Where(day => day.LocalDay >= from && day.LocalDay < to)
            .SelectMany(day => new[] { (day.SeriesId, LocalDay: day.LocalDay.AddDays(-1)), (day.SeriesId, LocalDay: day.LocalDay.AddDays(1)) })
            .Where(day => !days.Contains(day)).Distinct();
        var shifted = new List<(int SeriesId, DateOnly LocalDay)>();
        foreach (var (id, day) in beside)
        {
            if (known.Find(id)?.Meter.Calendar is not { } calendar)
            {
                continue;
            }

            var (start, end) = (calendar.InstantOf(day), calendar.InstantOf(day.AddDays(1)));
            var reaching = start.AddMilliseconds(-HourlySeries.LongestSpread);
            if (await database.Set<ReadingRow>().AnyAsync(r => r.SeriesId == id && r.StartAt >= reaching && r.StartAt < end && (r.StartAt >= start || r.EndAt > start), cancellation))
            {
                shifted.Add((id, day));
            }
        }

        return shifted;
    }
}
