using System.Data.Common;
using NodaTime;
using UrbGrade.Gateway.Cleanse;

namespace UrbGrade.Gateway.Store;

/// <summary>What happened to a file. The names are stored.</summary>
internal static class FileOutcome
{
    public const string Done = "done";
    public const string Repeated = "repeated";
    public const string Bad = "bad";
}

/// <summary>One file as the ledger remembers it.</summary>
internal sealed record LedgerFile(long Id, string Source, string Name, string Outcome, int Rows, int BadRows, string? Code, DateTimeOffset At);

/// <summary>Remembers every file by its content: source, SHA-256, rows good and bad, outcome.</summary>
internal static class FileLedger
{
    /// <summary>The file with this content that was read before; null when there is none.</summary>
    public static LedgerFile? FindRead(StoreConnection connection, string sha256) => connection.Query(
        "SELECT id, source, name, outcome, rows_read, rows_bad, code, at FROM file_ledger WHERE sha256=@1 AND outcome='done' ORDER BY id DESC LIMIT 1",
        Read, sha256).FirstOrDefault();

    /// <summary>The newest files first.</summary>
    public static List<LedgerFile> Newest(StoreConnection connection, int most) => connection.Query(
        "SELECT id, source, name, outcome, rows_read, rows_bad, code, at FROM file_ledger ORDER BY id DESC LIMIT @1", Read, most);

    public static long Add(StoreConnection connection, string source, string name, string sha256, long size, string outcome, CleansedFile? file, Instant now)
    {
        var id = connection.Insert(
            """
            INSERT INTO file_ledger (source, name, sha256, size, outcome, rows_read, rows_bad, code, hint, at)
            VALUES (@1,@2,@3,@4,@5,@6,@7,@8,@9,@10)
            """,
            source, name, sha256, size, outcome, file?.Rows ?? 0, file?.BadRows ?? 0, file?.Refusal?.Code, file?.Refusal?.Hint, now.ToUnixTimeSeconds());
        foreach (var rejection in file?.Rejections ?? [])
            connection.Execute("INSERT INTO file_rejection VALUES (@1,@2,@3,@4,@5,@6)", id, rejection.Line, rejection.Column, rejection.Code, rejection.Excerpt, rejection.Hint);
        return id;
    }

    public static void Count(StoreConnection connection, long id, LedgerCount count) => connection.Execute(
        "UPDATE file_ledger SET readings_new=@2, readings_revised=@3, readings_known=@4 WHERE id=@1", id, count.New, count.Revised, count.Known);

    private static LedgerFile Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5),
        row.TextOrNull(6), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)));
}
