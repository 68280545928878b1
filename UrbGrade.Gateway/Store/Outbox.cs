using System.Data.Common;
using System.IO.Compression;
using NodaTime;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Store;

/// <summary>
/// The batches that wait for the platform's receipt, and those that have it. The body of a batch never changes: it is
/// kept byte for byte (compressed) and only signed anew for each attempt.
/// </summary>
internal static class Outbox
{
    private const string NewestFirst = "day = (SELECT MAX(day) FROM batch) DESC, revision > 1, day, part";
    private const string Columns = """
        id, day, revision, part, composed_at, messages, state, attempts, next_attempt_at, error, settled_at,
        receipt_id, batch_key, accepted, duplicate, rejected
        """;

    /// <param name="part">From 1; a day with few messages has only that.</param>
    /// <param name="contentHash">Of the whole day.</param>
    public static void Add(
        StoreConnection connection, string id, LocalDate day, int revision, int part, int messages, string contentHash, ReadOnlySpan<byte> body, Instant now) =>
        connection.Execute(
            "INSERT INTO batch (id, day, revision, part, composed_at, messages, content_hash, body, state) VALUES (@1,@2,@3,@4,@5,@6,@7,@8,'pending')",
            id, SiteCalendar.Text(day), revision, part, now.ToUnixTimeSeconds(), messages, contentHash, Compress(body));

    /// <summary>The newest revision of a day with the hash of what it says; null when the day was never composed.</summary>
    public static (int Revision, string ContentHash)? Newest(StoreConnection connection, LocalDate day) => connection.Query(
        "SELECT revision, content_hash FROM batch WHERE day=@1 ORDER BY revision DESC LIMIT 1",
        row => ((int, string)?)(row.GetInt32(0), row.GetString(1)), SiteCalendar.Text(day)).FirstOrDefault();

    /// <summary>
    /// Batches whose time has come: the newest day first, then days that were never sent, then corrections. A
    /// revision waits until the ones before it are settled.
    /// </summary>
    public static List<OutboxBatch> Due(StoreConnection connection, Instant now, int most) => Due(connection, now, NewestFirst, most);

    /// <summary>
    /// The batch to try a failing line with: the one that was tried the least, so that a batch which itself makes the
    /// line look bad cannot stand before the others each time.
    /// </summary>
    public static List<OutboxBatch> Probe(StoreConnection connection, Instant now) => Due(connection, now, $"attempts, {NewestFirst}", 1);

    public static List<OutboxBatch> List(StoreConnection connection, string? state, int most) => connection.Query(
        $"SELECT {Columns} FROM batch WHERE @1 IS NULL OR state=@1 ORDER BY day DESC, revision DESC, part LIMIT @2", Read, state, most);

    public static OutboxBatch? Find(StoreConnection connection, string id) => connection.Query(
        $"SELECT {Columns} FROM batch WHERE id=@1", Read, id).FirstOrDefault();

    public static int Count(StoreConnection connection, string state) =>
        (int)connection.Scalar<long>("SELECT COUNT(*) FROM batch WHERE state=@1", state);

    /// <summary>Bytes that batches without a receipt take.</summary>
    public static long PendingBytes(StoreConnection connection) =>
        connection.Scalar<long>("SELECT COALESCE(SUM(LENGTH(body)), 0) FROM batch WHERE state='pending'");

    /// <summary>The body, as it was composed.</summary>
    /// <exception cref="InvalidOperationException">It was acknowledged so long ago that its body is no longer kept.</exception>
    public static byte[] Body(StoreConnection connection, string id) =>
        connection.Scalar<byte[]>("SELECT body FROM batch WHERE id=@1", id) is { } body
            ? Decompress(body)
            : throw new InvalidOperationException($"The body of {id} is no longer kept");

    public static byte[]? Receipt(StoreConnection connection, string id) =>
        connection.Scalar<byte[]>("SELECT receipt FROM batch WHERE id=@1", id);

    public static void Retry(StoreConnection connection, string id, string error, Instant next) => connection.Execute(
        "UPDATE batch SET attempts=attempts+1, error=@2, next_attempt_at=@3 WHERE id=@1 AND state='pending'",
        id, error, next.ToUnixTimeSeconds());

    public static void Refuse(StoreConnection connection, string id, string code, string reason, Instant now)
    {
        connection.Execute(
            "UPDATE batch SET attempts=attempts+1, state='refused', error=@2, settled_at=@3 WHERE id=@1 AND state='pending'",
            id, $"{code}: {reason}", now.ToUnixTimeSeconds());
        AddFailure(connection, new DeliveryFailure(id, null, null, null, code, reason, now));
    }

    /// <summary>Puts refused batches back in line, their failures closed.</summary>
    public static int Reopen(StoreConnection connection, string where, Instant now, params ReadOnlySpan<object?> values)
    {
        connection.Execute($"UPDATE failure SET closed_at={now.ToUnixTimeSeconds()} WHERE closed_at IS NULL AND position IS NULL AND batch IN (SELECT id FROM batch WHERE state='refused' AND {where})", values);
        return connection.Execute($"UPDATE batch SET state='pending', next_attempt_at=0, settled_at=NULL WHERE state='refused' AND {where}", values);
    }

    /// <summary>Closes the failures of single messages in earlier revisions of a day: the receipt of this one speaks for all of them.</summary>
    public static void CloseFailuresBefore(StoreConnection connection, OutboxBatch batch, Instant now) => connection.Execute(
        """
        UPDATE failure SET closed_at=@3 WHERE closed_at IS NULL AND position IS NOT NULL
            AND batch IN (SELECT id FROM batch WHERE day=@1 AND revision < @2)
        """,
        SiteCalendar.Text(batch.Day), batch.Revision, now.ToUnixTimeSeconds());

    public static void AddFailure(StoreConnection connection, DeliveryFailure failure) => connection.Execute(
        "INSERT INTO failure (batch, position, element, start, code, reason, at) VALUES (@1,@2,@3,@4,@5,@6,@7)",
        failure.Batch, failure.Position, failure.Element, failure.Start?.ToUnixTimeSeconds(), failure.Code, failure.Reason, failure.At.ToUnixTimeSeconds());

    /// <summary>Failures that nobody dealt with yet, newest first.</summary>
    public static List<DeliveryFailure> OpenFailures(StoreConnection connection, string? batch, int most) => connection.Query(
        """
        SELECT batch, position, element, start, code, reason, at FROM failure
        WHERE closed_at IS NULL AND (@1 IS NULL OR batch=@1) ORDER BY id DESC LIMIT @2
        """,
        row => new DeliveryFailure(
            row.GetString(0), (int?)row.NumberOrNull(1), row.TextOrNull(2),
            row.NumberOrNull(3) is { } start ? Instant.FromUnixTimeSeconds(start) : null,
            row.GetString(4), row.GetString(5), Instant.FromUnixTimeSeconds(row.GetInt64(6))),
        batch, most);

    /// <summary>Drops the bodies of batches that were acknowledged before <paramref name="before"/>; what they said of the day stays known.</summary>
    public static int ClearAcknowledged(StoreConnection connection, Instant before) => connection.Execute(
        "UPDATE batch SET body=NULL WHERE state='acknowledged' AND settled_at < @1 AND body IS NOT NULL", before.ToUnixTimeSeconds());

    private static OutboxBatch Read(DbDataReader row) => new(
        row.GetString(0),
        SiteCalendar.Parse(row.GetString(1)),
        row.GetInt32(2),
        row.GetInt32(3),
        Instant.FromUnixTimeSeconds(row.GetInt64(4)),
        row.GetInt32(5),
        row.GetString(6),
        row.GetInt32(7),
        Instant.FromUnixTimeSeconds(row.GetInt64(8)),
        row.TextOrNull(9),
        row.NumberOrNull(10) is { } settled ? Instant.FromUnixTimeSeconds(settled) : null,
        row.TextOrNull(11),
        row.TextOrNull(12),
        (int?)row.NumberOrNull(13),
        (int?)row.NumberOrNull(14),
        (int?)row.NumberOrNull(15));

    private static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using var stored = new MemoryStream();
        using (var brotli = new BrotliStream(stored, CompressionLevel.Fastest))
            brotli.Write(body);
        return stored.ToArray();
    }

    private static byte[] Decompress(byte[] stored)
    {
        using var brotli = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var body = new MemoryStream();
        brotli.CopyTo(body);
        return body.ToArray();
    }

    private static List<OutboxBatch> Due(StoreConnection connection, Instant now, string order, int most) => connection.Query(
        $"""
        SELECT {Columns} FROM batch b WHERE state='pending' AND next_attempt_at <= @1
          AND NOT EXISTS (SELECT 1 FROM batch e WHERE e.day=b.day AND e.revision < b.revision AND e.state='pending')
        ORDER BY {order} LIMIT @2
        """,
        Read, now.ToUnixTimeSeconds(), most);
}
