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

/// <summary>A file as it came.</summary>
/// <param name="Sha256">Of its content, 64 lower-case hex digits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it was taken.</param>
internal sealed record FileEntry(string Source, string Name, string Sha256, long Size, Instant At);

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

    /// <summary>Begins the entry of a file, whose readings refer to it.</summary>
    public static long Add(StoreConnection connection, FileEntry file, string outcome) => connection.Insert(
        "INSERT INTO file_ledger (source, name, sha256, size, outcome, rows_read, rows_bad, at) VALUES (@1,@2,@3,@4,@5,0,0,@6)",
        file.Source, file.Name, file.Sha256, file.Size, outcome, file.At.ToUnixTimeSeconds());

    /// <summary>Says what became of the file.</summary>
    public static void Complete(StoreConnection connection, long id, CleansedFile file, LedgerCount count)
    {
        connection.Execute(
            "UPDATE file_ledger SET rows_read=@2, rows_bad=@3, code=@4, hint=@5, readings_new=@6, readings_revised=@7, readings_known=@8 WHERE id=@1",
            id, file.Rows, file.BadRows, file.Refusal?.Code, file.Refusal?.Hint, count.New, count.Revised, count.Known);
        foreach (var rejection in file.Rejections)
            connection.Execute("INSERT INTO file_rejection VALUES (@1,@2,@3,@4,@5,@6)", id, rejection.Line, rejection.Column, rejection.Code, rejection.Excerpt, rejection.Hint);
    }

    private static LedgerFile Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5),
        row.TextOrNull(6), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)));
}
