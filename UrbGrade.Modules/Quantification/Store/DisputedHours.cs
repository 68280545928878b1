using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marks hours of which one request, or two senders, said different things (rule 2). A later request of the same sender is a correction and nothing to look at.</summary>
internal sealed class DisputedHours(IRawRequests requests)
{
    private readonly List<(AssetDay Day, int SeriesId, DisputedReading Reading)> found = [];

    /// <summary>Notes what is disputed of a series' hours in some days of an asset.</summary>
    /// <param name="days">One after the other.</param>
    public void Gather(SeriesReader reader, int seriesId, IReadOnlyList<AssetDay> days)
    {
        var calendar = days[0].Calendar;
        foreach (var one in reader.ReadDisputed(seriesId, calendar.StartOf(days[0].Day), calendar.StartOf(days[^1].Day.AddDays(1))))
        {
            found.Add((days[calendar.DayOf(one.Start).DayNumber - days[0].Day.DayNumber], seriesId, one));
        }
    }

    /// <summary>Writes what was noted into the days.</summary>
    public async Task Mark(int tenantId, CancellationToken cancellation)
    {
        var ids = found.Where(one => one.Reading.Earlier != one.Reading.Current).SelectMany(one => new[] { one.Reading.Earlier, one.Reading.Current }).ToHashSet();
        var senders = ids.Count == 0 ? null : await requests.Senders(tenantId, ids, cancellation);
        foreach (var (day, seriesId, (start, earlier, current)) in found)
        {
            if (earlier == current || (senders!.TryGetValue(earlier, out var one) && senders.TryGetValue(current, out var other) && one != other))
            {
                day.Review(seriesId, 1 << (int)((start - day.Calendar.StartOf(day.Day)) / LocalCalendar.Hour), VecRule.Conflict);
            }
        }
    }
}
