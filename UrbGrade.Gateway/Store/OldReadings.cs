using NodaTime;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// Drops what is older than it is kept for: values as they were delivered, and cleansed values of intervals shorter than an
/// hour. Never those of a day whose newest batch the platform has not acknowledged, or which changed since; the hours that
/// were sent stay.
/// </summary>
internal static class OldReadings
{
    /// <summary>Days that may be cleared, oldest first.</summary>
    public static List<LocalDate> Days(StoreConnection connection, LocalDate before, int most) => connection.Query(
        """
        SELECT d.day FROM day d WHERE d.day < @1 AND d.dirty = 0 AND (d.cleared_at IS NULL OR d.cleared_at < d.changed_at)
            AND EXISTS (SELECT 1 FROM batch b WHERE b.day = d.day)
            AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.day = d.day AND b.state <> 'acknowledged'
                AND b.revision = (SELECT MAX(n.revision) FROM batch n WHERE n.day = d.day))
        ORDER BY d.day LIMIT @2
        """,
        row => SiteCalendar.Parse(row.GetString(0)), SiteCalendar.Text(before), most);

    /// <summary>Clears one day.</summary>
    /// <returns>How many values were dropped.</returns>
    public static int Clear(StoreConnection connection, SiteCalendar calendar, LocalDate day, Instant now)
    {
        var interval = calendar.IntervalOf(day);
        var (from, to) = (interval.Start.ToUnixTimeSeconds(), interval.End.ToUnixTimeSeconds());
        var dropped = 0;
        foreach (var series in connection.Query("SELECT id FROM series", row => row.GetInt64(0)))
        {
            dropped += connection.Execute("DELETE FROM raw_reading WHERE series=@1 AND start >= @2 AND start < @3", series, from, to);
            dropped += connection.Execute("DELETE FROM reading WHERE series=@1 AND start >= @2 AND start < @3 AND seconds > 0 AND seconds < 3600", series, from, to);
        }

        connection.Execute("UPDATE day SET cleared_at=@2 WHERE day=@1", SiteCalendar.Text(day), now.ToUnixTimeSeconds());
        return dropped;
    }
}
