using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Marks hours of which one request, or two senders, said different things (rule 2). A later request of the
/// same sender is a correction and nothing to look at.</summary>
internal sealed class DisputedHours(IRawRequests requests)
{
    private readonly List<(AssetDay Day, int SeriesId, int Hours, DisputedReading Reading)> found = [];

    /// <summary>Notes what is disputed of a series' hours in some days of an asset.</summary>
    /// <param name="days">One after the other.</param>
    public void Gather(SeriesReader reader, int seriesId, IReadOnlyList<AssetDay> days)
    {
        var calendar = days[0].Calendar;
        foreach (var one in reader.ReadDisputed(seriesId, calendar.StartOf(days[0].Day), calendar.StartOf(days[^1].Day.AddDays(1))))
        {
            foreach (var day in days)
            {
                if (Bits(one, calendar.StartOf(day.Day), calendar.HoursOf(day.Day)) is not 0 and var hours)
                {
                    found.Add((day, seriesId, hours, one));
                }
            }
        }
    }

    /// <summary>Writes what was noted into the days.</summary>
    public async Task Mark(int tenantId, CancellationToken cancellation)
    {
        var ids = found.Where(one => one.Reading.Earlier != one.Reading.Current).SelectMany(one => new[] { one.Reading.Earlier, one.Reading.Current }).ToHashSet();
        var senders = ids.Count == 0 ? null : await requests.Senders(tenantId, ids, cancellation);
        foreach (var (day, seriesId, hours, (_, _, earlier, current)) in found)
        {
            if (earlier == current || (senders!.TryGetValue(earlier, out var one) && senders.TryGetValue(current, out var other) && one != other))
            {
                day.Review(seriesId, hours, VecRule.Conflict);
            }
        }
    }

    /// <summary>The hours of a day that a reading touches.</summary>
    private static int Bits(in DisputedReading reading, long midnight, int hours)
    {
        var first = Math.Max(0, (int)Math.Floor((reading.Start - midnight) / (double)LocalCalendar.Hour));
        var end = (int)Math.Clamp(Math.Ceiling((Math.Max(reading.End, reading.Start + 1) - midnight) / (double)LocalCalendar.Hour), 0, hours);
        return end <= first ? 0 : (int)(((1L << (end - first)) - 1) << first);
    }
}
