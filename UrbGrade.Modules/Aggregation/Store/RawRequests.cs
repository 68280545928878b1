using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Aggregation.Store;

internal sealed class RawRequests(IUrbGradeContexts contexts, TimeProvider clock) : IRawRequests
{
    private const int RequestsAtOnce = 500;

    private const string LoadSql = """
        SELECT "ConversationId", "ReceivedAt", "Envelope", "EnvelopeBytes", "MessageCount", "Rejections", "Duplicates",
        "CertificateThumbprint", "EnvelopeDeletedAt"
        FROM "RawRequests" WHERE "Id" = @id AND "TenantId" = @tenant
        """;

    private const string MarkSql = """
        UPDATE "RawRequests" SET "QuantifiedAt" = @at, "NewReadings" = @added, "RevisedReadings" = @revised, "UnchangedReadings" = @unchanged
        WHERE "Id" = @id AND "TenantId" = @tenant
        """;

    public async Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation)
    {
        await using var connection = contexts.OpenReader();
        await using var command = connection.CreateCommand();
        command.CommandText = LoadSql;
        command.AddParameter("@id", rawRequestId);
        command.AddParameter("@tenant", tenantId);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new RawRequest(
                rawRequestId, tenantId, row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                row.IsDBNull(8) ? EnvelopePacking.Unpack(row.GetFieldValue<byte[]>(2), row.GetInt32(3)) : default, row.GetInt32(4),
                StoredLists.Skipped(Text(row, 5), Text(row, 6)))
            {
                CertificateThumbprint = row.GetString(7),
                IsEnvelopeDeleted = !row.IsDBNull(8),
            }
            : throw new KeyNotFoundException($"Tenant {tenantId} has no stored request {rawRequestId}.");
    }

    public async Task<IReadOnlyDictionary<long, string>> Senders(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var subjects = await database.Set<GatewayCertificateRow>().ToDictionaryAsync(one => one.Thumbprint, one => one.Subject, cancellation);
        var senders = new Dictionary<long, string>();
        foreach (var some in rawRequestIds.Chunk(RequestsAtOnce))
        {
            foreach (var one in await database.Set<RawRequestRow>().Where(r => some.Contains(r.Id)).Select(r => new { r.Id, r.CertificateThumbprint }).ToListAsync(cancellation))
            {
                senders[one.Id] = subjects.GetValueOrDefault(one.CertificateThumbprint, one.CertificateThumbprint);
            }
        }

        return senders;
    }

    public async Task<IReadOnlyDictionary<long, DateTimeOffset>> Times(int tenantId, IReadOnlyCollection<long> rawRequestIds, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var times = new Dictionary<long, DateTimeOffset>();
        foreach (var some in rawRequestIds.Distinct().Chunk(RequestsAtOnce))
        {
            foreach (var one in await database.Set<RawRequestRow>().Where(r => some.Contains(r.Id)).Select(r => new { r.Id, r.ReceivedAt }).ToListAsync(cancellation))
            {
                times[one.Id] = one.ReceivedAt;
            }
        }

        return times;
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastUses(IReadOnlyCollection<string> thumbprints, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var uses = new Dictionary<string, DateTimeOffset>();
        foreach (var thumbprint in thumbprints)
        {
            var signed = database.Set<RawRequestRow>().Where(r => r.CertificateThumbprint == thumbprint);
            if (await signed.MaxAsync(r => (DateTimeOffset?)r.ReceivedAt, cancellation) is { } at)
            {
                uses[thumbprint] = at;
            }
        }

        return uses;
    }

    public void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged)
    {
        var command = session.Prepare(MarkSql, "@at", "@added", "@revised", "@unchanged", "@id", "@tenant");
        command.Fill(clock.GetUtcNow().ToUnixTimeMilliseconds(), added, revised, unchanged, rawRequestId, tenantId);
        if (command.ExecuteNonQuery() != 1)
        {
            throw new KeyNotFoundException($"Tenant {tenantId} has no stored request {rawRequestId}.");
        }
    }

    public int DeleteEnvelopes(IWriteSession session, int tenantId, IReadOnlyList<long> rawRequestIds) =>
        OldEnvelopes.Delete(session, tenantId, rawRequestIds, clock.GetUtcNow());

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
