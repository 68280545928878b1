using System.Security.Cryptography;
using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>How a gateway does, from its database and its folders: what the command, the page and the metrics show.</summary>
/// <param name="LastDay">The newest civil day of which something is known.</param>
/// <param name="LastBatch">The newest civil day that was put into a batch; a register read at midnight makes the day after known, not sent.</param>
/// <param name="PendingBytes">Bytes that batches without a receipt take, of <paramref name="BufferBytes"/>.</param>
/// <param name="BufferWarnAt">Share of the buffer that is worth a warning.</param>
/// <param name="OldestPending">The oldest civil day that waits for a receipt.</param>
/// <param name="Alarms">Critical events and errors of the last day, newest first.</param>
/// <param name="CertificateEnds">When the gateway's certificate ends; null when it cannot be read.</param>
internal sealed record GatewayStatus(
    string Site,
    string Database,
    Instant At,
    string? LastDay,
    string? LastBatch,
    int Acknowledged,
    int Pending,
    int Refused,
    long PendingBytes,
    long BufferBytes,
    double BufferWarnAt,
    string? OldestPending,
    UplinkState Uplink,
    long Series,
    long Readings,
    long Doubted,
    long FilesRead,
    long FilesBad,
    DateTimeOffset? CertificateEnds,
    IReadOnlyList<SourceStatus> Sources,
    IReadOnlyList<DeliveryFailure> OpenFailures,
    IReadOnlyList<ResendNote> ResendRequests,
    IReadOnlyList<GatewayEvent> Alarms)
{
    public bool IsFull => PendingBytes >= BufferBytes;

    /// <summary>Whether nothing waits for a person.</summary>
    public bool IsWell =>
        Refused == 0 && OpenFailures.Count == 0 && !Uplink.InTrouble && PendingBytes < BufferBytes * BufferWarnAt && Sources.All(source => source.Bad == 0);

    public static GatewayStatus Read(GatewaySettings settings, GatewayDatabase database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var ends = CertificateEnd(settings);
        SourceStatus[] sources = [.. settings.Sources.Select(SourceStatus.Of)];
        var alarms = EventTable.Read(database, now.AddDays(-1), null, 2000)
            .Where(entry => entry.Level is nameof(LogLevel.Critical) or nameof(LogLevel.Error)).Take(20).ToList();
        return database.Read(connection => new GatewayStatus(
            settings.Site.Code,
            database.Place,
            Instant.FromDateTimeOffset(now),
            connection.Scalar<string>("SELECT MAX(day) FROM day"),
            connection.Scalar<string>("SELECT MAX(day) FROM batch"),
            Outbox.Count(connection, BatchState.Acknowledged),
            Outbox.Count(connection, BatchState.Pending),
            Outbox.Count(connection, BatchState.Refused),
            Outbox.PendingBytes(connection),
            settings.Buffer.MaxBytes,
            settings.Buffer.WarnAt,
            connection.Scalar<string>("SELECT MIN(day) FROM batch WHERE state='pending'"),
            UplinkState.Read(connection),
            connection.Scalar<long>("SELECT COUNT(*) FROM series"),
            connection.Scalar<long>("SELECT COUNT(*) FROM reading"),
            connection.Scalar<long>("SELECT COUNT(*) FROM reading WHERE quality=2"),
            connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='done'"),
            connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='bad'"),
            ends,
            sources,
            Outbox.OpenFailures(connection, null, 20),
            ResendBook.List(connection, 20),
            alarms));
    }

    private static DateTimeOffset? CertificateEnd(GatewaySettings settings)
    {
        try
        {
            using var certificate = UplinkFactory.LoadSigning(settings.Uplink.Signing);
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The check command says why; here it is enough that it is not known.
            return null;
        }
    }
}
