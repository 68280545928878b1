using System.Data.Common;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Store;

/// <summary>What cleansing reads from the local database and writes into it. Raw values are only ever read.</summary>
internal static class CleansingBook
{
    /// <summary>Notes that raw values of a series changed.</summary>
    public static void Note(StoreConnection connection, long series, long from)
    {
        if (connection.Execute("UPDATE cleanse_due SET from_at = CASE WHEN from_at < @2 THEN from_at ELSE @2 END WHERE series = @1", series, from) == 0)
            connection.Execute("INSERT INTO cleanse_due (series, from_at) VALUES (@1, @2)", series, from);
    }

    public static List<SeriesToCleanse> Due(StoreConnection connection) => connection.Query(
        "SELECT d.series, s.meter, s.quantity, d.from_at FROM cleanse_due d JOIN series s ON s.id = d.series ORDER BY d.series",
        row => new SeriesToCleanse(row.GetInt64(0), row.GetString(1), row.GetString(2), Instant.FromUnixTimeSeconds(row.GetInt64(3))));

    public static void Settle(StoreConnection connection, long series) => connection.Execute("DELETE FROM cleanse_due WHERE series = @1", series);

    /// <summary>The states of a register, the newest revision of each.</summary>
    public static List<RegisterRead> Reads(StoreConnection connection, long series, Instant from) => connection.Query(
        """
        SELECT r.start, r.value FROM raw_reading r
        WHERE r.series = @1 AND r.start >= @2 AND r.flag < 2
            AND NOT EXISTS (SELECT 1 FROM raw_reading l WHERE l.series = r.series AND l.start = r.start AND l.revision > r.revision)
            AND EXISTS (SELECT 1 FROM reading c WHERE c.series = r.series AND c.start = r.start AND c.quality < 2)
        ORDER BY r.start
        """,
        row => new RegisterRead(Instant.FromUnixTimeSeconds(row.GetInt64(0)), row.GetDouble(1)), series, from.ToUnixTimeSeconds());

    /// <summary>The intervals that a source delivered, those that a rule has taken away among them, with their length in seconds.</summary>
    public static List<(DeliveredInterval Interval, long Seconds)> Intervals(StoreConnection connection, long series, Instant from)
    {
        var believed = connection.Query(
            "SELECT start, value, quality, seconds, method FROM reading WHERE series = @1 AND start >= @2 AND quality < 2",
            row => (Interval: Delivered(row), Seconds: row.GetInt64(3), Method: row.GetString(4)), series, from.ToUnixTimeSeconds()).Where(row => !IsOurs(row.Method));

        // What was measured comes before what the source had estimated, and the newest before older ones.
        var takenAway = connection.Query(
            """
            SELECT r.start, r.value, r.flag, r.seconds FROM reading c JOIN raw_reading r ON r.series = c.series AND r.start = c.start
            WHERE c.series = @1 AND c.start >= @2 AND (c.method LIKE @3 OR c.method LIKE @4 OR c.method LIKE @5) AND r.flag < 2
                AND NOT EXISTS (SELECT 1 FROM raw_reading l WHERE l.series = r.series AND l.start = r.start AND l.flag < 2
                    AND (l.flag < r.flag OR (l.flag = r.flag AND l.revision > r.revision)))
            """,
            row => (Interval: Delivered(row), Seconds: row.GetInt64(3), Method: ""),
            series, from.ToUnixTimeSeconds(), VecRule.Limit + "%", VecRule.Negative + "%", VecRule.ZeroAsMissing + "%");
        return [.. believed.Concat(takenAway).OrderBy(row => row.Interval.Start).Select(row => (row.Interval, row.Seconds))];

        static DeliveredInterval Delivered(DbDataReader row) =>
            new(Instant.FromUnixTimeSeconds(row.GetInt64(0)), row.GetDouble(1), row.GetInt64(2) == (long)ReadingQuality.Estimated);
    }

    /// <summary>What was measured of a meter, by start; moments and intervals of any length.</summary>
    public static Dictionary<Instant, double> Measured(StoreConnection connection, string meter, Quantity quantity, Instant from) => connection.Query(
        "SELECT r.start, r.value FROM reading r JOIN series s ON s.id = r.series WHERE s.meter = @1 AND s.quantity = @2 AND r.start >= @3 AND r.quality = 0",
        row => (Start: Instant.FromUnixTimeSeconds(row.GetInt64(0)), Value: row.GetDouble(1)), meter, quantity.Name, from.ToUnixTimeSeconds())
        .ToDictionary(row => row.Start, row => row.Value);

    /// <summary>The civil days from a time on that a meter's series covers whole, with their sums.</summary>
    public static Dictionary<LocalDate, double> DaySums(StoreConnection connection, SiteCalendar calendar, string meter, Quantity quantity, Instant from) => connection.Query(
        """
        SELECT r.start, r.seconds, r.value FROM reading r JOIN series s ON s.id = r.series
        WHERE s.meter = @1 AND s.quantity = @2 AND r.start >= @3 AND r.seconds <= 3600 AND r.quality < 2
        """,
        row => (Day: calendar.DayOf(Instant.FromUnixTimeSeconds(row.GetInt64(0))), Seconds: row.GetInt64(1), Value: row.GetDouble(2)),
        meter, quantity.Name, calendar.IntervalOf(calendar.DayOf(from)).Start.ToUnixTimeSeconds())
        .GroupBy(row => row.Day).Where(day => day.Sum(row => row.Seconds) == (long)calendar.IntervalOf(day.Key).Duration.TotalSeconds)
        .ToDictionary(day => day.Key, day => day.Sum(row => row.Value));

    /// <summary>Whether a method was written by cleansing: such begin with the number of a rule, or with the word for register differences.</summary>
    public static bool IsOurs(string method) => method.Length > 0 && (char.IsAsciiDigit(method[0]) || method == SeriesCleansing.FromRegister);

    /// <summary>Whether a source itself delivers hours, or parts of them, of a series.</summary>
    public static bool DeliversHours(StoreConnection connection, long series, Instant from) => connection.Scalar<long>(
        "SELECT EXISTS (SELECT 1 FROM raw_reading WHERE series = @1 AND start >= @2 AND seconds BETWEEN 1 AND 3600)", series, from.ToUnixTimeSeconds()) == 1;

    /// <summary>The newest word of a source on intervals that are longer than the steps of their series.</summary>
    public static List<(Instant Start, Instant End, double Value)> LongIntervals(StoreConnection connection, long series, Instant from, Duration step) => connection.Query(
        """
        SELECT r.start, r.seconds, r.value FROM raw_reading r WHERE r.series = @1 AND r.start >= @2 AND r.seconds > @3
            AND NOT EXISTS (SELECT 1 FROM raw_reading l WHERE l.series = r.series AND l.start = r.start AND l.revision > r.revision)
        ORDER BY r.start
        """,
        row => (Instant.FromUnixTimeSeconds(row.GetInt64(0)), Instant.FromUnixTimeSeconds(row.GetInt64(0) + row.GetInt64(1)), row.GetDouble(2)),
        series, from.ToUnixTimeSeconds(), (long)step.TotalSeconds);

    /// <summary>The series of a meter and quantity; 0 where there is none.</summary>
    public static long Find(StoreConnection connection, string meter, Quantity quantity) =>
        connection.Scalar<long>("SELECT id FROM series WHERE meter=@1 AND quantity=@2", meter, quantity.Name);

    /// <summary>The series of a meter and quantity, made where there is none.</summary>
    public static long Series(StoreConnection connection, string meter, Quantity quantity)
    {
        var id = Find(connection, meter, quantity);
        return id > 0 ? id : connection.Insert("INSERT INTO series (meter, quantity, unit) VALUES (@1,@2,@3)", meter, quantity.Name, quantity.Unit);
    }

    /// <summary>Mean outside temperature of the civil days that are known.</summary>
    public static Dictionary<LocalDate, double> Temperatures(StoreConnection connection, SiteCalendar calendar) => connection.Query(
        "SELECT r.start, r.value FROM reading r JOIN series s ON s.id = r.series WHERE s.quantity = @1 AND r.quality < 2",
        row => (Day: calendar.DayOf(Instant.FromUnixTimeSeconds(row.GetInt64(0))), Value: row.GetDouble(1)), Quantity.TemperatureOut.Name)
        .GroupBy(row => row.Day).ToDictionary(group => group.Key, group => group.Average(row => row.Value));

    /// <summary>Writes what differs from what is known, and marks the civil days of it.</summary>
    /// <param name="from">Nothing before is touched.</param>
    /// <param name="ownsSeries">Whether every value of the series comes from cleansing; otherwise what a source delivered stays.</param>
    /// <returns>How many intervals changed.</returns>
    public static int Write(
        StoreConnection connection, SiteCalendar calendar, long series, CleansedSeries cleansed, Instant from, bool ownsSeries, Instant now)
    {
        var known = connection.Query(
            "SELECT start, seconds, value, quality, method FROM reading WHERE series = @1 AND start >= @2",
            row => (Start: row.GetInt64(0), Seconds: row.GetInt64(1), Value: row.GetDouble(2), Quality: (ReadingQuality)row.GetInt64(3), Method: row.GetString(4)),
            series, from.ToUnixTimeSeconds()).ToDictionary(row => row.Start);
        var grid = cleansed.Intervals;
        var seconds = (long)grid.Step.TotalSeconds;
        var days = new HashSet<LocalDate>();
        var changed = 0;
        using var upsert = connection.Prepare(
            connection.Dialect.Upsert("reading", ["series", "start"], ["seconds", "value", "quality", "method", "revision"]), 0, 0, 0, 0, 0, "", 0);
        using var delete = connection.Prepare("DELETE FROM reading WHERE series = @1 AND start = @2", 0, 0);
        for (var i = Math.Max(0, grid.IndexOf(from)); i < grid.Count; i++)
        {
            var start = grid.At(i).ToUnixTimeSeconds();
            var present = known.Remove(start, out var found);
            var isEstimate = grid.Flags(i).HasFlag(VecFlags.Estimated) && grid.Method(i) != IntervalCleansing.BySource;
            var isTakenAway = grid.Flags(i).HasFlag(VecFlags.Rejected);
            if (!ownsSeries && !isTakenAway && (present ? !IsOurs(found.Method) : !isEstimate))
                continue;
            if (Change(grid, i, present, found))
            {
                days.Add(calendar.DayOf(grid.At(i)));
                changed++;
            }
        }

        foreach (var gone in known.Values.Where(row => IsOurs(row.Method) && row.Start < grid.At(grid.Count).ToUnixTimeSeconds()))
        {
            delete.Bind(series, gone.Start);
            changed += delete.ExecuteNonQuery();
            days.Add(calendar.DayOf(Instant.FromUnixTimeSeconds(gone.Start)));
        }

        foreach (var day in days)
            connection.Execute(connection.Dialect.Upsert("day", ["day"], ["changed_at", "dirty"]), SiteCalendar.Text(day), now.ToUnixTimeSeconds(), 1);
        return changed;

        bool Change(IntervalGrid intervals, int i, bool present, (long Start, long Seconds, double Value, ReadingQuality Quality, string Method) row)
        {
            var start = intervals.At(i).ToUnixTimeSeconds();
            if (double.IsNaN(intervals.Value(i)))
            {
                if (!present)
                    return false;
                if (!ownsSeries && intervals.Flags(i).HasFlag(VecFlags.Rejected))
                    return HoldBack(start, row, SeriesCleansing.MethodOf(intervals, i));
                delete.Bind(series, start);
                return delete.ExecuteNonQuery() > 0;
            }

            var quality = intervals.Flags(i).HasFlag(VecFlags.Estimated) ? ReadingQuality.Estimated : ReadingQuality.Measured;
            var method = SeriesCleansing.MethodOf(intervals, i);
            if (present && row.Value.Equals(intervals.Value(i)) && row.Quality == quality && row.Method == method && row.Seconds == seconds)
                return false;
            upsert.Bind(series, start, seconds, intervals.Value(i), (int)quality, method, 0);
            upsert.ExecuteNonQuery();
            return true;
        }

        // What a rule took away and nothing was estimated for is kept as doubtful, not sent.
        bool HoldBack(long start, (long Start, long Seconds, double Value, ReadingQuality Quality, string Method) row, string method)
        {
            if (row.Quality == ReadingQuality.Suspect && row.Method == method)
                return false;
            var value = IsOurs(row.Method)
                ? connection.Scalar<double>("SELECT value FROM raw_reading WHERE series=@1 AND start=@2 AND flag < 2 ORDER BY flag, revision DESC LIMIT 1", series, start)
                : row.Value;
            upsert.Bind(series, start, row.Seconds, value, (int)ReadingQuality.Suspect, method, 0);
            upsert.ExecuteNonQuery();
            return true;
        }
    }

    /// <summary>Replaces what one rule noticed of a series from a time on.</summary>
    public static void Renew(StoreConnection connection, long series, string rule, IReadOnlyList<VecFinding> findings, Instant from)
    {
        connection.Execute("DELETE FROM vec_finding WHERE series = @1 AND rule = @2 AND from_at >= @3", series, rule, from.ToUnixTimeSeconds());
        Add(connection, series, findings);
    }

    /// <summary>Replaces what the rules noticed of a series from a time on.</summary>
    public static void Keep(StoreConnection connection, long series, IReadOnlyList<VecFinding> findings, Instant from)
    {
        connection.Execute("DELETE FROM vec_finding WHERE series = @1 AND from_at >= @2", series, from.ToUnixTimeSeconds());
        Add(connection, series, [.. findings.Where(finding => finding.From >= from)]);
    }

    private static void Add(StoreConnection connection, long series, IReadOnlyList<VecFinding> findings)
    {
        using var insert = connection.Prepare(
            connection.Dialect.Upsert("vec_finding", ["series", "from_at", "rule"], ["to_at", "text"]), 0, 0, "", 0, "");
        foreach (var finding in findings)
        {
            insert.Bind(series, finding.From.ToUnixTimeSeconds(), finding.Rule, finding.To.ToUnixTimeSeconds(), finding.Text);
            insert.ExecuteNonQuery();
        }
    }
}
