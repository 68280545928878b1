using NodaTime;

namespace UrbGrade.Gateway.Store;

/// <summary>A file of the ledger with what came of its readings.</summary>
internal sealed record FoundFile(
    string Source, string Name, string Sha256, string Outcome, long Rows, long BadRows, long New, long Revised, long Known, string? Code, string? Hint, Instant At);

/// <summary>What the ledger holds of one series.</summary>
/// <param name="Readings">Intervals with a cleansed value.</param>
/// <param name="Delivered">Values that were ever delivered, each once.</param>
/// <param name="Revised">Of these, how many changed an earlier one.</param>
internal sealed record FoundSeries(
    string Meter, string Quantity, string Unit, long Readings, long Delivered, long Revised, long Doubted, Instant? First, Instant? Last);

/// <summary>Looks files and series up for a person.</summary>
internal static class LedgerSearch
{
    /// <summary>Files, newest first.</summary>
    /// <param name="text">Part of a name, or the start of a hash.</param>
    public static List<FoundFile> Files(StoreConnection connection, string text, int most) => connection.Query(
        """
        SELECT source, name, sha256, outcome, rows_read, rows_bad, readings_new, readings_revised, readings_known, code, hint, at FROM file_ledger
        WHERE INSTR(name, @1) > 0 OR (LENGTH(@1) >= 6 AND SUBSTR(sha256, 1, LENGTH(@1)) = @1) ORDER BY id DESC LIMIT @2
        """,
        row => new FoundFile(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
            row.GetInt64(8), row.TextOrNull(9), row.TextOrNull(10), Instant.FromUnixTimeSeconds(row.GetInt64(11))),
        text, most);

    /// <summary>The series of a meter.</summary>
    public static List<FoundSeries> Series(StoreConnection connection, string meter) => connection.Query(
        """
        SELECT s.meter, s.quantity, s.unit,
            (SELECT COUNT(*) FROM reading r WHERE r.series = s.id),
            (SELECT COUNT(*) FROM raw_reading w WHERE w.series = s.id),
            (SELECT COUNT(*) FROM raw_reading w WHERE w.series = s.id AND w.revision > 1),
            (SELECT COUNT(*) FROM reading r WHERE r.series = s.id AND r.quality = 2),
            (SELECT MIN(r.start) FROM reading r WHERE r.series = s.id),
            (SELECT MAX(r.start) FROM reading r WHERE r.series = s.id)
        FROM series s WHERE s.meter = @1 ORDER BY s.quantity
        """,
        row => new FoundSeries(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
            Time(row.NumberOrNull(7)), Time(row.NumberOrNull(8))),
        meter);

    private static Instant? Time(long? seconds) => seconds is { } known ? Instant.FromUnixTimeSeconds(known) : null;
}
