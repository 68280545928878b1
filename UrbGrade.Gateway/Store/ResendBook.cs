using NodaTime;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Store;

/// <summary>What the platform asked to send again, and what was done about it.</summary>
/// <param name="Times">How often it asked.</param>
/// <param name="State"><c>answered</c> when days are composed anew, <c>on-its-way</c> when what is asked for was already
/// being sent, <c>no-data</c> when nothing is known here that could fill the gap.</param>
internal sealed record ResendNote(string Element, Instant From, Instant To, int Times, string State);

/// <summary>
/// Answers the platform's resend requests. A day is sent again when something here can fill the gap: hours that are known
/// whole, or messages that were rejected once. The same request is looked at once a day, however many receipts repeat it.
/// </summary>
internal static class ResendBook
{
    public const string Answered = "answered";
    public const string OnItsWay = "on-its-way";
    public const string NoData = "no-data";

    // Less than a day, so that a platform that asks daily is not refused for coming a little early.
    private static readonly Duration LookEvery = Duration.FromHours(18);

    /// <summary>Notes the requests of one receipt and marks the days that can be answered.</summary>
    /// <param name="sentAt">When the batch left whose receipt asks: days that were acknowledged since, or wait to be
    /// sent, answer the request already.</param>
    /// <returns>The requests that were looked at.</returns>
    public static List<ResendNote> Note(
        StoreConnection connection, IReadOnlyList<ResendRequest> requests, IReadOnlyList<MeterSettings> assets, SiteCalendar calendar,
        Instant sentAt, Instant now)
    {
        var looked = new List<ResendNote>();
        foreach (var request in requests)
        {
            var gap = new Interval(Instant.FromDateTimeOffset(request.From), Instant.FromDateTimeOffset(request.To));
            var earlier = Find(connection, request.Source, gap);
            if (earlier is { } known && now - known.AskedAt < LookEvery)
            {
                Save(connection, request.Source, gap, known.Times + 1, known.State, known.AskedAt);
                continue;
            }

            var asset = assets.FirstOrDefault(asset => asset.Element == request.Source);
            var days = asset is null ? [] : FillableDays.Find(connection, asset, calendar, gap);
            var again = days.Where(day => !IsOnItsWay(connection, day, sentAt)).ToList();
            foreach (var day in again)
                BatchPlanner.Force(connection, day);
            var note = new ResendNote(
                request.Source, gap.Start, gap.End, (earlier?.Times ?? 0) + 1, again.Count > 0 ? Answered : days.Count > 0 ? OnItsWay : NoData);
            Save(connection, note.Element, gap, note.Times, note.State, now);
            looked.Add(note);
        }

        return looked;
    }

    public static List<ResendNote> List(StoreConnection connection, int most) => connection.Query(
        "SELECT element, from_at, to_at, times, state FROM resend_request ORDER BY asked_at DESC LIMIT @1",
        row => new ResendNote(row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), Instant.FromUnixTimeSeconds(row.GetInt64(2)), row.GetInt32(3), row.GetString(4)),
        most);

    /// <summary>The requests that nothing here can answer, the newest gaps first, and when the platform was last heard to ask.</summary>
    public static List<(ResendNote Gap, Instant AskedAt)> Unfilled(StoreConnection connection) => connection.Query(
        "SELECT element, from_at, to_at, times, state, asked_at FROM resend_request WHERE state=@1 ORDER BY from_at DESC, element LIMIT 1000",
        row => (
            new ResendNote(row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), Instant.FromUnixTimeSeconds(row.GetInt64(2)), row.GetInt32(3), row.GetString(4)),
            Instant.FromUnixTimeSeconds(row.GetInt64(5))),
        NoData);

    /// <summary>Forgets what the platform has not asked for since a time. What it still misses it asks for again.</summary>
    public static void Clear(StoreConnection connection, Instant before) =>
        connection.Execute("DELETE FROM resend_request WHERE asked_at < @1", before.ToUnixTimeSeconds());

    private static (int Times, string State, Instant AskedAt)? Find(StoreConnection connection, string element, Interval gap) => connection.Query(
        "SELECT times, state, asked_at FROM resend_request WHERE element=@1 AND from_at=@2 AND to_at=@3",
        row => ((int, string, Instant)?)(row.GetInt32(0), row.GetString(1), Instant.FromUnixTimeSeconds(row.GetInt64(2))),
        element, gap.Start.ToUnixTimeSeconds(), gap.End.ToUnixTimeSeconds()).FirstOrDefault();

    private static void Save(StoreConnection connection, string element, Interval gap, int times, string state, Instant at) => connection.Execute(
        connection.Dialect.Upsert("resend_request", ["element", "from_at", "to_at"], ["asked_at", "times", "state"]),
        element, gap.Start.ToUnixTimeSeconds(), gap.End.ToUnixTimeSeconds(), at.ToUnixTimeSeconds(), times, state);

    private static bool IsOnItsWay(StoreConnection connection, LocalDate day, Instant sentAt) => connection.Scalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM day WHERE day=@1 AND dirty=1)
            OR EXISTS (SELECT 1 FROM batch WHERE day=@1 AND (state='pending' OR settled_at >= @2))
        """,
        SiteCalendar.Text(day), sentAt.ToUnixTimeSeconds()) == 1;
}
