using System.Data.Common;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>The writes of the raw store, as prepared statements.</summary>
internal static class RawRequestTable
{
    private static readonly ProviderSql AddReplayKeySql = new(
        """
        INSERT INTO "ReplayKeys" ("Key", "ExpiresAt") VALUES (@key, @expires) ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO "ReplayKeys" ("Key", "ExpiresAt") SELECT @key, @expires WHERE NOT EXISTS (SELECT 1 FROM "ReplayKeys" WHERE "Key" = @key)
        """);

    private static readonly ProviderSql ForgetReplayKeysSql = new(
        """
        DELETE FROM "ReplayKeys" WHERE "Key" IN (SELECT "Key" FROM "ReplayKeys" WHERE "ExpiresAt" < @now LIMIT @most)
        """,
        """
        DELETE TOP (@most) FROM "ReplayKeys" WHERE "ExpiresAt" < @now
        """);

    private static readonly ProviderSql ReceiveAgainSql = new(
        """
        UPDATE "RawRequests" SET "TimesReceived" = "TimesReceived" + 1 WHERE "TenantId" = @tenant AND "BodyHash" = @hash
        RETURNING "ReceiptId", "ReceivedAt", "Accepted", "Duplicate", "Rejected", "Rejections", "ResendRequests"
        """,
        """
        UPDATE "RawRequests" SET "TimesReceived" = "TimesReceived" + 1
        OUTPUT INSERTED."ReceiptId", INSERTED."ReceivedAt", INSERTED."Accepted", INSERTED."Duplicate", INSERTED."Rejected", INSERTED."Rejections", INSERTED."ResendRequests"
        WHERE "TenantId" = @tenant AND "BodyHash" = @hash
        """);

    private static readonly ProviderSql AddSql = new(
        """
        INSERT INTO "RawRequests" (
            "TenantId", "BodyHash", "ReceiptId", "ConversationId", "ReceivedAt", "SignedAt", "CertificateThumbprint", "Envelope", "EnvelopeBytes",
            "MessageCount", "Accepted", "Duplicate", "Rejected", "Rejections", "Duplicates", "ResendRequests",
            "FirstMeasuredAt", "LastMeasuredAt", "QuantifiedAt", "NewReadings", "RevisedReadings", "UnchangedReadings", "TimesReceived", "Waiting")
        VALUES (
            @tenant, @hash, @receipt, @conversation, @received, @signed, @thumbprint, @envelope, @bytes,
            @messages, @accepted, @duplicate, @rejected, @rejections, @duplicates, @resend,
            @first, @last, @quantified, 0, 0, 0, 1, @waiting)
        RETURNING "Id"
        """,
        """
        INSERT INTO "RawRequests" (
            "TenantId", "BodyHash", "ReceiptId", "ConversationId", "ReceivedAt", "SignedAt", "CertificateThumbprint", "Envelope", "EnvelopeBytes",
            "MessageCount", "Accepted", "Duplicate", "Rejected", "Rejections", "Duplicates", "ResendRequests",
            "FirstMeasuredAt", "LastMeasuredAt", "QuantifiedAt", "NewReadings", "RevisedReadings", "UnchangedReadings", "TimesReceived", "Waiting")
        OUTPUT INSERTED."Id"
        VALUES (
            @tenant, @hash, @receipt, @conversation, @received, @signed, @thumbprint, @envelope, @bytes,
            @messages, @accepted, @duplicate, @rejected, @rejections, @duplicates, @resend,
            @first, @last, @quantified, 0, 0, 0, 1, @waiting)
        """);

    private static readonly string[] AddParameters =
    [
        "@tenant", "@hash", "@receipt", "@conversation", "@received", "@signed", "@thumbprint", "@envelope", "@bytes",
        "@messages", "@accepted", "@duplicate", "@rejected", "@rejections", "@duplicates", "@resend", "@first", "@last", "@quantified", "@waiting",
    ];

    /// <summary>Remembers a signature.</summary>
    /// <returns>False when it was seen before, here or in another process.</returns>
    public static bool TryAddReplayKey(IWriteSession session, byte[] key, DateTimeOffset expires)
    {
        var command = AddReplayKeySql.Prepare(session, "@key", "@expires");
        command.Fill(key, expires.ToUnixTimeMilliseconds());
        return command.ExecuteNonQuery() == 1;
    }

    /// <summary>Forgets at most <paramref name="most"/> signatures that have expired.</summary>
    public static int ForgetReplayKeys(IWriteSession session, DateTimeOffset now, int most)
    {
        var command = ForgetReplayKeysSql.Prepare(session, "@now", "@most");
        command.Fill(now.ToUnixTimeMilliseconds(), most);
        return command.ExecuteNonQuery();
    }

    /// <summary>Counts a body that is stored already, and finds its receipt; null when it is new.</summary>
    public static AggregationReceipt? ReceiveAgain(IWriteSession session, int tenantId, string bodyHash)
    {
        var command = ReceiveAgainSql.Prepare(session, "@tenant", "@hash");
        command.Fill(tenantId, bodyHash);
        using var row = command.ExecuteReader();
        return row.Read()
            ? new AggregationReceipt(
                row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), bodyHash,
                row.GetInt32(2), row.GetInt32(3), row.GetInt32(4),
                StoredLists.Read<MessageRejection>(Text(row, 5)), StoredLists.Read<ResendRequest>(Text(row, 6)))
            : null;
    }

    /// <summary>Adds a request.</summary>
    /// <returns>Its id.</returns>
    public static long Add(IWriteSession session, RawRequestRow row)
    {
        var command = AddSql.Prepare(session, AddParameters);
        command.Fill(
            row.TenantId, row.BodyHash, row.ReceiptId, row.ConversationId, Milliseconds(row.ReceivedAt), Milliseconds(row.SignedAt),
            row.CertificateThumbprint, row.Envelope, row.EnvelopeBytes, row.MessageCount, row.Accepted, row.Duplicate, row.Rejected,
            row.Rejections, row.Duplicates, row.ResendRequests,
            Milliseconds(row.FirstMeasuredAt), Milliseconds(row.LastMeasuredAt), Milliseconds(row.QuantifiedAt), row.Waiting);
        return (long)command.ExecuteScalar()!;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Milliseconds(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds();
}
