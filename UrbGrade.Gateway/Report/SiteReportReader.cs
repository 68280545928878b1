using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Report;

/// <summary>Puts a <see cref="SiteReport"/> together from the local database.</summary>
internal sealed class SiteReportReader(GatewaySettings settings, GatewayDatabase database)
{
    private readonly SiteCalendar calendar = new(settings.Site.Zone);

    /// <param name="to">The last day, included.</param>
    public SiteReport Read(LocalDate from, LocalDate to, Instant now)
    {
        var begin = calendar.IntervalOf(from).Start.ToUnixTimeSeconds();
        var end = calendar.IntervalOf(to).End.ToUnixTimeSeconds();
        return database.Read(connection => new SiteReport(
            settings.Site.Code, from, to, now,
            Meters(connection, from, to), Findings(connection, begin, end), Files(connection, begin, end), Batches(connection, from, to)));
    }

    private List<MeterReport> Meters(StoreConnection connection, LocalDate from, LocalDate to)
    {
        var hours = new Dictionary<string, List<HourValues>>(StringComparer.Ordinal);
        var expected = 0;
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            expected += calendar.HoursOf(day).Count();
            foreach (var hour in DayReadings.Read(connection, calendar, settings.Meters, day).Hours)
            {
                if (!hours.TryGetValue(hour.Element, out var known))
                    hours[hour.Element] = known = [];
                known.Add(hour);
            }
        }

        return [.. settings.Meters.OrderBy(meter => meter.Element, StringComparer.Ordinal).Select(meter =>
        {
            var use = meter.Carrier.Use();
            var known = hours.GetValueOrDefault(meter.Element, []).Where(hour => hour[use] is not null).ToList();
            var estimates = known.Where(hour => hour.MethodOf(use) is not null).ToList();
            return new MeterReport(
                meter.Element, Carriers.Names[(int)meter.Carrier], known.Sum(hour => hour[use]!.Value), use.Unit, expected,
                known.Count - estimates.Count, estimates.Count,
                estimates.GroupBy(hour => hour.MethodOf(use)!).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()));
        })];
    }

    private static List<NoticedFault> Findings(StoreConnection connection, long begin, long end) => connection.Query(
        """
        SELECT s.meter, s.quantity, f.rule, f.from_at, f.to_at, f.text FROM vec_finding f JOIN series s ON s.id = f.series
        WHERE f.from_at >= @1 AND f.from_at < @2 ORDER BY f.from_at, s.meter, f.rule
        """,
        row => new NoticedFault(
            row.GetString(0), row.GetString(1), row.GetString(2),
            Instant.FromUnixTimeSeconds(row.GetInt64(3)), Instant.FromUnixTimeSeconds(row.GetInt64(4)), row.GetString(5)),
        begin, end);

    private static List<TakenFile> Files(StoreConnection connection, long begin, long end)
    {
        var rejections = connection.Query(
            """
            SELECT r.file, r.code, COUNT(*) FROM file_rejection r JOIN file_ledger l ON l.id = r.file
            WHERE l.at >= @1 AND l.at < @2 GROUP BY r.file, r.code
            """,
            row => (File: row.GetInt64(0), Code: row.GetString(1), Count: row.GetInt32(2)), begin, end).ToLookup(row => row.File);
        return connection.Query(
            "SELECT id, source, name, outcome, code, at, rows_read, rows_bad FROM file_ledger WHERE at >= @1 AND at < @2 ORDER BY id",
            row => new TakenFile(
                row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), Instant.FromUnixTimeSeconds(row.GetInt64(5)),
                row.GetInt64(6), row.GetInt64(7), rejections[row.GetInt64(0)].ToDictionary(one => one.Code, one => one.Count)),
            begin, end);
    }

    private static List<SentBatch> Batches(StoreConnection connection, LocalDate from, LocalDate to) => connection.Query(
        "SELECT id, state, messages, accepted, duplicate, rejected, receipt_id FROM batch WHERE day >= @1 AND day <= @2 ORDER BY day, revision, part",
        row => new SentBatch(
            row.GetString(0), row.GetString(1), row.GetInt64(2), row.NumberOrNull(3), row.NumberOrNull(4), row.NumberOrNull(5), row.TextOrNull(6)),
        SiteCalendar.Text(from), SiteCalendar.Text(to));
}
