using NodaTime;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Store;

/// <summary>What the platform asked to send again, and what was done about it.</summary>
/// <param name="Times">How often it asked.</param>
/// <param name="State"><c>answered</c> when days are composed anew, <c>on-its-way</c> when what is asked for was already
/// being sent, <c>no-data</c> when nothing is known of the gap here either.</param>
internal sealed record ResendNote(string Element, Instant From, Instant To, int Times, string State);

/// <summary>
/// Answers the platform's resend requests. Each is answered once: a platform that asks again although it got all that
/// is known here would otherwise be sent the same day for ever. When more is known later, its day is sent anyway.
/// </summary>
internal static class ResendBook
{
    public const string Answered = "answered";
    public const string OnItsWay = "on-its-way";
    public const string NoData = "no-data";

    /// <summary>Notes the requests of one receipt and marks the days that can be answered.</summary>
    /// <param name="sentAt">When the batch left whose receipt asks: days that were acknowledged since, or wait to be
    /// sent, answer the request already.</param>
    /// <returns>The requests that are new.</returns>
    public static List<ResendNote> Note(
        StoreConnection connection, IReadOnlyList<ResendRequest> requests, IReadOnlyList<MeterSettings> assets, SiteCalendar calendar, Instant sentAt, Instant now)
    {
        var fresh = new List<ResendNote>();
        foreach (var request in requests)
        {
            var (from, to) = (Instant.FromDateTimeOffset(request.From), Instant.FromDateTimeOffset(request.To));
            if (!IsNew(connection, request.Source, from, to, now))
                continue;
            var days = DaysWithEnergy(connection, assets.FirstOrDefault(asset => asset.Element == request.Source), calendar, from, to);
            var again = days.Where(day => !IsOnItsWay(connection, day, sentAt)).ToList();
            foreach (var day in again)
                BatchPlanner.Force(connection, day);
            var state = again.Count > 0 ? Answered : days.Count > 0 ? OnItsWay : NoData;
            connection.Execute("UPDATE resend_request SET state=@4 WHERE element=@1 AND from_at=@2 AND to_at=@3",
                request.Source, from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), state);
            fresh.Add(new ResendNote(request.Source, from, to, 1, state));
        }

        return fresh;
    }

    public static List<ResendNote> List(StoreConnection connection, int most) => connection.Query(
        "SELECT element, from_at, to_at, times, state FROM resend_request ORDER BY asked_at DESC LIMIT @1",
        row => new ResendNote(row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), Instant.FromUnixTimeSeconds(row.GetInt64(2)), row.GetInt32(3), row.GetString(4)),
        most);

    private static bool IsNew(StoreConnection connection, string element, Instant from, Instant to, Instant now)
    {
        var (fromAt, toAt, at) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds(), now.ToUnixTimeSeconds());
        if (connection.Execute("UPDATE resend_request SET asked_at=@4, times=times+1 WHERE element=@1 AND from_at=@2 AND to_at=@3", element, fromAt, toAt, at) > 0)
            return false;
        connection.Execute("INSERT INTO resend_request VALUES (@1,@2,@3,@4,1,'no-data')", element, fromAt, toAt, at);
        return true;
    }

    private static bool IsOnItsWay(StoreConnection connection, LocalDate day, Instant sentAt) => connection.Scalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM day WHERE day=@1 AND dirty=1)
            OR EXISTS (SELECT 1 FROM batch WHERE day=@1 AND (state='pending' OR settled_at >= @2))
        """,
        SiteCalendar.Text(day), sentAt.ToUnixTimeSeconds()) == 1;

    private static HashSet<LocalDate> DaysWithEnergy(StoreConnection connection, MeterSettings? asset, SiteCalendar calendar, Instant from, Instant to)
    {
        var days = new HashSet<LocalDate>();
        foreach (var meter in asset?.Meters ?? [])
        {
            days.UnionWith(connection.Query(
                """
                SELECT r.start FROM series s CROSS JOIN reading r ON r.series = s.id AND r.start >= @2 AND r.start < @3
                WHERE s.meter=@1 AND s.quantity='energy' AND r.quality < 2
                """,
                row => calendar.DayOf(Instant.FromUnixTimeSeconds(row.GetInt64(0))), meter, from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds()));
        }

        return days;
    }
}
