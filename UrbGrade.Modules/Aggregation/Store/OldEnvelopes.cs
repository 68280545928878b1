using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>Signed messages of the raw store. One whose readings are not yet decoded stays, and so does the row with receipt, counts and
/// hash: the same body is still known when it comes again.</summary>
internal sealed class OldEnvelopes(IUrbGradeContexts contexts, TimeProvider clock) : IStoredKind
{
    private const string DeleteSql = """
        UPDATE "RawRequests" SET "Envelope" = @nothing, "EnvelopeDeletedAt" = @now
        WHERE "Id" = @id AND "TenantId" = @tenant AND "QuantifiedAt" IS NOT NULL AND "EnvelopeDeletedAt" IS NULL
        """;

    public RetentionKind Kind => RetentionKind.RawMessages;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Old(database, before).LongCountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var ids = await Old(database, before).OrderBy(r => r.ReceivedAt).Select(r => r.Id).Take(most).ToListAsync(cancellation);
        return ids.Count == 0 ? null : session => Delete(session, tenantId, ids, clock.GetUtcNow());
    }

    /// <summary>Empties envelopes that have been worked off.</summary>
    /// <returns>How many.</returns>
    public static int Delete(IWriteSession session, int tenantId, IEnumerable<long> ids, DateTimeOffset now)
    {
        var command = session.Prepare(DeleteSql, "@nothing", "@now", "@id", "@tenant");
        var deleted = 0;
        foreach (var id in ids)
        {
            command.Fill(Array.Empty<byte>(), now.ToUnixTimeMilliseconds(), id, tenantId);
            deleted += command.ExecuteNonQuery();
        }

        return deleted;
    }

    private static IQueryable<RawRequestRow> Old(UrbGradeContext database, DateTimeOffset before) => database.Set<RawRequestRow>()
        .Where(r => r.ReceivedAt < before && r.QuantifiedAt != null && r.EnvelopeDeletedAt == null);
}
