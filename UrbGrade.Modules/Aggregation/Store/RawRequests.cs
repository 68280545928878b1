using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Aggregation.Store;

internal sealed class RawRequests(IUrbGradeContexts contexts, TimeProvider clock) : IRawRequests
{
    private const string MarkSql = """
        UPDATE "RawRequests" SET "QuantifiedAt" = $at, "NewReadings" = $added, "RevisedReadings" = $revised, "UnchangedReadings" = $unchanged
        WHERE "Id" = $id AND "TenantId" = $tenant
        """;

    public async Task<RawRequest> Load(int tenantId, long rawRequestId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var row = await database.Set<RawRequestRow>().AsNoTracking().Where(request => request.Id == rawRequestId)
            .Select(request => new
            {
                request.ConversationId,
                request.ReceivedAt,
                request.Envelope,
                request.EnvelopeBytes,
                request.MessageCount,
                request.Rejections,
                request.Duplicates,
            })
            .SingleOrDefaultAsync(cancellation)
            ?? throw new KeyNotFoundException($"Tenant {tenantId} has no stored request {rawRequestId}.");
        return new RawRequest(
            rawRequestId, tenantId, row.ConversationId, row.ReceivedAt, EnvelopePacking.Unpack(row.Envelope, row.EnvelopeBytes),
            row.MessageCount, StoredLists.Skipped(row.Rejections, row.Duplicates));
    }

    public void MarkQuantified(IWriteSession session, int tenantId, long rawRequestId, int added, int revised, int unchanged)
    {
        var command = session.Prepare(MarkSql, "$at", "$added", "$revised", "$unchanged", "$id", "$tenant");
        command.Parameters[0].Value = clock.GetUtcNow().ToUnixTimeMilliseconds();
        command.Parameters[1].Value = added;
        command.Parameters[2].Value = revised;
        command.Parameters[3].Value = unchanged;
        command.Parameters[4].Value = rawRequestId;
        command.Parameters[5].Value = tenantId;
        if (command.ExecuteNonQuery() != 1)
        {
            throw new KeyNotFoundException($"Tenant {tenantId} has no stored request {rawRequestId}.");
        }
    }
}
