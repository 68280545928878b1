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
    private const int DaysOfEstimates = HourChecks.Reach + 2;

    /// <summary>A gap that is estimated, and the days before that running means need.</summary>
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
            var (begin, end) = (calendar.InstantOf(from.AddDays(-around)), calendar.InstantOf(to.AddDays(around)));

            // A neighbour beyond tells that a gap has another end, however far it is.
            var all = database.Set<ReadingRow>().AsNoTracking().Where(r => r.SeriesId == series.Id);
            var first = await all.Where(r => r.StartAt < begin).MaxAsync(r => (DateTimeOffset?)r.StartAt, cancellation) ?? begin;
            var last = await all.Where(r => r.StartAt >= end).MinAsync(r => (DateTimeOffset?)r.StartAt, cancellation) ?? end;
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

    private static EvidenceReading Reading(int series, ReadingRow row) => new(
        series, row.StartAt.ToUnixTimeMilliseconds(), row.EndAt.ToUnixTimeMilliseconds(), row.Value, row.Quality, row.Revision, row.RawRequestId, row.MessageIndex);

    /// <summary>Series of whose days in [from, to) the rules of validation changed an hour: their estimates look far.</summary>
    private static async Task<HashSet<int>> Changed(UrbGradeContext database, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. await database.Set<SeriesDayRow>().Where(d => d.LocalDay >= from && d.LocalDay < to && (d.FilledHours != 0 || d.RejectedHours != 0))
            .Select(d => d.SeriesId).Distinct().ToListAsync(cancellation)];
}
