using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>
/// Turns changed civil days into batches: a day that was never sent as its first revision, a day whose content
/// differs from what was sent as a further one. A day that says the same as before is not sent again.
/// </summary>
internal sealed partial class BatchPlanner(
    GatewaySettings settings, GatewayDatabase database, IMessageShape shape, TimeProvider time, ILogger<BatchPlanner> log)
{
    private readonly SiteCalendar calendar = new(settings.Site.Zone);

    /// <summary>Composes the days whose time has come: those never sent, then changed ones as far as one pass goes, the old ones last.</summary>
    /// <param name="settled">Whether incomplete days wait no longer.</param>
    /// <returns>How many days were composed.</returns>
    public int ComposeDue(bool settled, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var composed = 0;
        var corrections = 0;
        foreach (var (day, changedAt, forced, again) in DirtyDays())
        {
            if (cancellation.IsCancellationRequested)
                break;
            if (calendar.IntervalOf(day).End > now)
                continue;
            if (again && !forced && corrections >= settings.Uplink.Resend.MaxDaysPerRun)
                continue;
            var waited = settled || forced || now - changedAt >= settings.Uplink.Settle;
            if (!Compose(day, waited, forced, now))
                continue;
            composed++;
            if (again && !forced)
                corrections++;
        }

        return composed;
    }

    /// <summary>Marks a day to be composed and sent whether it changed or not.</summary>
    /// <returns>Whether anything is known of the day.</returns>
    public static bool Force(StoreConnection connection, LocalDate day) =>
        connection.Execute("UPDATE day SET dirty=1, forced=1 WHERE day=@1", SiteCalendar.Text(day)) == 1;

    private bool Compose(LocalDate day, bool waited, bool forced, Instant now)
    {
        var text = SiteCalendar.Text(day);
        var (id, readings, messages) = database.Write<(string? Id, DayReadings Readings, int Messages)>(connection =>
        {
            var readings = DayReadings.Read(connection, calendar, settings.Meters, day);
            if (!readings.Complete && !waited)
                return (null, readings, 0);
            connection.Execute("UPDATE day SET dirty=0, forced=0, missing_hours=@2 WHERE day=@1", text, readings.MissingHours);
            readings = readings with { Hours = [.. readings.Hours.Where(shape.Says)] };
            shape.Fill(readings.Hours);
            var records = Records(connection, day);
            var content = shape.ContentHash(readings.Hours, records);
            var newest = Outbox.Newest(connection, day);
            var messages = shape.Messages(readings.Hours, records);
            if (messages == 0 || (newest?.ContentHash == content && !forced))
                return ("", readings, messages);
            return (Add(connection, day, (newest?.Revision ?? 0) + 1, BatchParts.Of(shape, readings.Hours, records), content, now), readings, messages);
        });
        switch (id)
        {
            case null:
                return false;
            case "":
                LogDayUnchanged(text);
                return false;
            default:
                LogDayComposed(id, messages);
                if (readings.MissingHours > 0)
                    LogHoursMissing(id, readings.MissingHours);
                return true;
        }
    }

    // Returns the name of the first part.
    private string Add(StoreConnection connection, LocalDate day, int revision, List<BatchPart> parts, string content, Instant now)
    {
        foreach (var (index, part) in parts.Index())
        {
            var body = shape.WriteBody(settings.Site.Tenant, now, part.Hours, part.Records);
            Outbox.Add(connection, BatchId.Of(settings.Site.Code, day, revision, index + 1), day, revision, index + 1, part.Messages, content, body, now);
        }

        return BatchId.Of(settings.Site.Code, day, revision, part: 1);
    }

    private List<KeptRecord> Records(StoreConnection connection, LocalDate day)
    {
        var interval = calendar.IntervalOf(day);
        return [.. RecordLedger.Newest(connection, interval.Start, interval.End).Where(shape.Says)];
    }

    private List<(LocalDate Day, Instant ChangedAt, bool Forced, bool Again)> DirtyDays()
    {
        var days = database.Read(connection => connection.Query(
            "SELECT d.day, d.changed_at, d.forced, EXISTS (SELECT 1 FROM batch b WHERE b.day = d.day) FROM day d WHERE d.dirty=1",
            row => (Day: SiteCalendar.Parse(row.GetString(0)), Instant.FromUnixTimeSeconds(row.GetInt64(1)), row.GetInt64(2) == 1, Again: row.GetInt64(3) == 1)));
        if (days.Count == 0)
            return days;
        var old = Newest().PlusDays(-settings.Uplink.Resend.LookBackDays);
        return [.. days.OrderBy(day => day.Again).ThenBy(day => day.Day < old).ThenBy(day => day.Day)];
    }

    private LocalDate Newest() => SiteCalendar.Parse(database.Read(connection => connection.Scalar<string>("SELECT MAX(day) FROM day"))!);

    [LoggerMessage(EventCode.DayComposed, LogLevel.Debug, "Composed {Batch}: {Messages} messages")]
    private partial void LogDayComposed(string batch, int messages);

    [LoggerMessage(EventCode.DayUnchanged, LogLevel.Debug, "{Day} says the same as what was composed before; nothing to send")]
    private partial void LogDayUnchanged(string day);

    [LoggerMessage(EventCode.HoursMissing, LogLevel.Debug, "{Batch} lacks the energy of {Hours} hours of its meters")]
    private partial void LogHoursMissing(string batch, int hours);
}
