using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Store;

/// <summary>Finds the civil days of a gap on the platform for which this gateway has something that could fill it.</summary>
internal static class FillableDays
{
    public static IReadOnlyCollection<LocalDate> Find(StoreConnection connection, MeterSettings asset, SiteCalendar calendar, Interval gap) =>
    [
        .. WithWholeHours(connection, asset, calendar, gap)
            .Union(WithRejections(connection, asset.Element, calendar, gap))
            .Union(NotSent(connection, asset, calendar, gap))
            .Order(),
    ];

    // An hour of which some series is unknown here too explains the gap; sending the rest of it again would not close it.
    private static HashSet<LocalDate> WithWholeHours(StoreConnection connection, MeterSettings asset, SiteCalendar calendar, Interval gap)
    {
        var beginnings = new List<(string Meter, long Begun)>();
        var series = new Dictionary<long, int>();
        foreach (var meter in asset.Meters)
        {
            beginnings.AddRange(connection.Query(
                "SELECT MIN(r.start) FROM series s JOIN reading r ON r.series = s.id WHERE s.meter=@1 AND s.quantity NOT LIKE '%register' GROUP BY s.id", row => (meter, row.GetInt64(0)), meter));
            var known = connection.Query(
                """
                SELECT r.start - r.start % 3600, COUNT(DISTINCT r.series) FROM series s CROSS JOIN reading r ON r.series = s.id AND r.start >= @2 AND r.start < @3
                WHERE s.meter=@1 AND r.quality < 2 AND s.quantity NOT LIKE '%register' GROUP BY r.start - r.start % 3600
                """,
                row => (Hour: row.GetInt64(0), Series: row.GetInt32(1)), meter, gap.Start.ToUnixTimeSeconds(), gap.End.ToUnixTimeSeconds());
            foreach (var (hour, count) in known.Where(one => asset.Counts(meter, Instant.FromUnixTimeSeconds(one.Hour))))
                series[hour] = series.GetValueOrDefault(hour) + count;
        }

        return [.. series.Where(hour => hour.Value == beginnings.Count(one => one.Begun < hour.Key + 3600 && asset.Counts(one.Meter, Instant.FromUnixTimeSeconds(hour.Key)))).Select(hour => DayOf(calendar, hour.Key))];
    }

    private static List<LocalDate> WithRejections(StoreConnection connection, string element, SiteCalendar calendar, Interval gap) => connection.Query(
        "SELECT start FROM failure WHERE closed_at IS NULL AND element=@1 AND start >= @2 AND start < @3",
        row => DayOf(calendar, row.GetInt64(0)), element, gap.Start.ToUnixTimeSeconds(), gap.End.ToUnixTimeSeconds());

    private static IEnumerable<LocalDate> NotSent(StoreConnection connection, MeterSettings asset, SiteCalendar calendar, Interval gap) => connection
        .Query(
            "SELECT day FROM day WHERE dirty=1 AND day >= @1 AND day <= @2", row => SiteCalendar.Parse(row.GetString(0)),
            SiteCalendar.Text(calendar.DayOf(gap.Start)), SiteCalendar.Text(calendar.DayOf(gap.End - Duration.Epsilon)))
        .Where(day => asset.Meters.Any(meter => Knows(connection, meter, Overlap(gap, calendar.IntervalOf(day)))));

    private static bool Knows(StoreConnection connection, string meter, Interval range) => connection.Scalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM series s CROSS JOIN reading r ON r.series = s.id AND r.start >= @2 AND r.start < @3
            WHERE s.meter=@1 AND r.quality < 2)
        """,
        meter, range.Start.ToUnixTimeSeconds(), range.End.ToUnixTimeSeconds()) == 1;

    private static Interval Overlap(Interval one, Interval other) => new(Instant.Max(one.Start, other.Start), Instant.Min(one.End, other.End));

    private static LocalDate DayOf(SiteCalendar calendar, long seconds) => calendar.DayOf(Instant.FromUnixTimeSeconds(seconds));
}
