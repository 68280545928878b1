using System.Collections.Concurrent;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Days of weather and prices as they were marked last: a night is made in many portions, and each of them asks for the same days.</summary>
internal sealed class BesideMarks(IReadingMarks marks)
{
    private readonly ConcurrentDictionary<int, (ReadingMark Mark, MarkedDays Days)> kept = new();

    /// <summary>Reads the days of those series that are not as they were.</summary>
    /// <param name="now">The mark of each series that has days, taken before.</param>
    /// <returns>The days of each series that has some, by its id.</returns>
    public async Task<IReadOnlyDictionary<int, MarkedDays>> Of(
        int tenantId, IReadOnlyList<MeasuredSeries> series, IReadOnlyDictionary<int, ReadingMark> now, CancellationToken cancellation)
    {
        var withDays = series.DistinctBy(one => one.Id).Where(one => now.ContainsKey(one.Id)).ToList();
        var changed = withDays.FindAll(one => !kept.TryGetValue(one.Id, out var known) || known.Mark != now[one.Id]);
        if (changed.Count > 0)
        {
            foreach (var (id, days) in await marks.Days(tenantId, changed, cancellation))
            {
                kept[id] = (now[id], days);
            }
        }

        return withDays.Where(one => kept.ContainsKey(one.Id)).ToDictionary(one => one.Id, one => kept[one.Id].Days);
    }
}
