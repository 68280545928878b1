using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>Hours of one series that are not known, half-open, UTC.</summary>
/// <param name="Doubted">Whether something was delivered for them that is held back as doubtful.</param>
internal sealed record ReadingGap(string Element, string Meter, string Quantity, Instant From, Instant To, bool Doubted)
{
    public int Hours => (int)(To - From).TotalHours;
}

/// <summary>
/// Finds the gaps of each series between its first reading and the end of the last civil day that is over. Counters may
/// be read at any time and have none: what follows from them is a series of its own.
/// </summary>
internal static class ReadingGaps
{
    /// <param name="until">The end of what can be expected, UTC.</param>
    public static List<ReadingGap> Find(GatewayDatabase database, IReadOnlyList<MeterSettings> assets, Instant from, Instant until)
    {
        var elements = assets.SelectMany(asset => asset.Meters.Select(meter => (meter, asset.Element))).ToDictionary(pair => pair.meter, pair => pair.Element);
        var gaps = database.Read(connection => connection.Query(
            """
            WITH known AS (
                SELECT s.id AS series, r.start - r.start % 3600 AS hour FROM series s CROSS JOIN reading r ON r.series = s.id
                WHERE r.start < @2 AND r.quality < 2 AND s.quantity NOT LIKE '%register' GROUP BY s.id, r.start - r.start % 3600
            ), ends AS (
                SELECT series, hour FROM known
                UNION ALL SELECT DISTINCT series, @2 - @2 % 3600 FROM known
            ), steps AS (
                SELECT series, hour, LAG(hour) OVER (PARTITION BY series ORDER BY hour) AS previous FROM ends
            )
            SELECT s.meter, s.quantity, CASE WHEN previous + 3600 > @1 THEN previous + 3600 ELSE @1 END AS gap_from, hour AS gap_to,
                EXISTS (SELECT 1 FROM reading d WHERE d.series = s.id AND d.quality = 2 AND d.start >= previous + 3600 AND d.start < hour)
            FROM steps JOIN series s ON s.id = series
            WHERE hour > previous + 3600 AND hour > @1
            ORDER BY s.meter, s.quantity, gap_from
            """,
            row => (Meter: row.GetString(0), Quantity: row.GetString(1), From: row.GetInt64(2), To: row.GetInt64(3), Doubted: row.GetInt64(4) == 1),
            from.ToUnixTimeSeconds(), until.ToUnixTimeSeconds()));
        var ends = assets.SelectMany(asset => asset.Replaced).ToDictionary(device => device.Meter, device => device.Until.ToUnixTimeSeconds());
        return [.. gaps.Select(gap => gap with { To = Math.Min(gap.To, ends.GetValueOrDefault(gap.Meter, gap.To)) }).Where(gap => gap.From < gap.To)
            .Select(gap => new ReadingGap(
                elements.GetValueOrDefault(gap.Meter, "*"), gap.Meter, gap.Quantity,
                Instant.FromUnixTimeSeconds(gap.From), Instant.FromUnixTimeSeconds(gap.To), gap.Doubted))];
    }
}
