using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Gathers the readings of a period, and as far around as its estimates look.</summary>
internal static class EvidenceReadings
{
    /// <summary>As far as estimates look, and running means of the temperature outside.</summary>
    private const int DaysOfEstimates = HourChecks.Reach + 2;

    /// <summary>A gap that is estimated, and the days before that come with the figures.</summary>
    private const int DaysWithoutEstimates = 10;

    /// <summary>By series and start, as they are read.</summary>
    /// <param name="from">First local day.</param>
    /// <param name="to">Local day after the last one.</param>
    public static async IAsyncEnumerable<EvidenceReading> Load(
        UrbGradeContext database, IReadOnlyList<KnownSeries> known, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var changed = await Changed(database, from.AddDays(-DaysWithoutEstimates), to.AddDays(DaysWithoutEstimates), cancellation);
        var byWeather = known.Where(series => series.FollowsWeather && changed.Contains(series.Id)).Select(series => series.Meter.AssetId).ToHashSet();
        changed.UnionWith(known.Where(series => series.Quantity == Quantities.OutsideTemperature && byWeather.Contains(series.Meter.AssetId)).Select(series => series.Id));
        foreach (var series in known)
        {
            var calendar = series.Meter.Calendar;
            var around = known.Count == 1 || changed.Contains(series.Id) ? DaysOfEstimates : DaysWithoutEstimates;
            var back = series.Quantity == Quantities.OutsideTemperature ? DaysOfEstimates : around;
            var (begin, end) = (calendar.InstantOf(from.AddDays(-back)), calendar.InstantOf(to.AddDays(around)));

            // A neighbour beyond tells that a gap has another end, however far it is; those of a counter have a say in what it counted over the gap.
            var all = database.Set<ReadingRow>().AsNoTracking().Where(r => r.SeriesId == series.Id);
            var beside = series.Kind == SeriesKind.Register ? RegisterSpread.StatesBeside : 1;
            var before = await all.Where(r => r.StartAt < begin).OrderByDescending(r => r.StartAt).Take(beside).Select(r => r.StartAt).ToListAsync(cancellation);
            var after = await all.Where(r => r.StartAt >= end).OrderBy(r => r.StartAt).Take(beside).Select(r => r.StartAt).ToListAsync(cancellation);
            var (first, last) = (before.Count > 0 ? before[^1] : begin, after.Count > 0 ? after[^1] : end);
            if (series.Kind != SeriesKind.Register)
            {
                // Nor is it told by the neighbour what else reaches into the time.
                var earliest = begin.AddMilliseconds(-HourlySeries.LongestSpread);
                await foreach (var row in all.Where(r => r.StartAt >= earliest && r.StartAt < first && r.EndAt > begin).OrderBy(r => r.StartAt)
                    .AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    yield return Reading(series.Id, row);
                }
            }

            await foreach (var row in all.Where(r => r.StartAt >= first && r.StartAt <= last).OrderBy(r => r.StartAt).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return Reading(series.Id, row);
            }
        }
    }

    /// <summary>When the first and the last state of a counter are that have a say in its gaps in a time; null where it has none there.</summary>
    public static async Task<(DateTimeOffset? From, DateTimeOffset? To)> BesideGaps(
        UrbGradeContext database, KnownSeries series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        if (series.Kind != SeriesKind.Register)
        {
            return default;
        }

        var all = database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Select(r => r.StartAt);
        var before = await all.Where(at => at < from).OrderByDescending(at => at).Take(RegisterSpread.StatesBeside).ToListAsync(cancellation);
        var first = await all.Where(at => at >= from).OrderBy(at => at).Take(RegisterSpread.StatesBeside).ToListAsync(cancellation);
        var last = await all.Where(at => at < to).OrderByDescending(at => at).Take(RegisterSpread.StatesBeside).ToListAsync(cancellation);
        var after = await all.Where(at => at >= to).OrderBy(at => at).Take(RegisterSpread.StatesBeside).ToListAsync(cancellation);
        return (Outermost(before, first), Outermost(after, last));
    }

    /// <param name="outside">States outside of a time, the nearest first.</param>
    /// <param name="inside">States inside, the one nearest to its edge first.</param>
    private static DateTimeOffset? Outermost(List<DateTimeOffset> outside, List<DateTimeOffset> inside)
    {
        for (var i = 0; i < inside.Count && outside.Count > 0; i++)
        {
            if ((inside[i] - (i == 0 ? outside[0] : inside[i - 1])).Duration().TotalMilliseconds > HourlySeries.LongestRegisterStep)
            {
                return outside[Math.Min(outside.Count, RegisterSpread.StatesBeside - i) - 1];
            }
        }

        return null;
    }

    private static EvidenceReading Reading(int series, ReadingRow row) => new(
        series, row.StartAt.ToUnixTimeMilliseconds(), row.EndAt.ToUnixTimeMilliseconds(), row.Value, row.Quality, row.Revision, row.RawRequestId, row.MessageIndex);

    /// <summary>Series of whose days in [from, to) the rules of validation changed an hour: their estimates look far.</summary>
    private static async Task<HashSet<int>> Changed(UrbGradeContext database, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. await database.Set<SeriesDayRow>().Where(d => d.LocalDay >= from && d.LocalDay < to && (d.FilledHours != 0 || d.RejectedHours != 0))
            .Select(d => d.SeriesId).Distinct().ToListAsync(cancellation)];
}
