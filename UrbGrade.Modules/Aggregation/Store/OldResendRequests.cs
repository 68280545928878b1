using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>What receipts asked for again.</summary>
internal sealed class OldResendRequests(IUrbGradeContexts contexts) : IStoredKind
{
    public RetentionKind Kind => RetentionKind.ResendRequests;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Old(database, before).LongCountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var ids = await Old(database, before).OrderBy(r => r.ReceivedAt).Select(r => r.Id).Take(most).ToListAsync(cancellation);
        return ids.Count == 0 ? null : session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return writing.Set<RawRequestRow>().Where(r => ids.Contains(r.Id))
                .ExecuteUpdate(r => r.SetProperty(row => row.ResendRequests, (string?)null));
        };
    }

    private static IQueryable<RawRequestRow> Old(UrbGradeContext database, DateTimeOffset before) =>
        database.Set<RawRequestRow>().Where(r => r.ReceivedAt < before && r.ResendRequests != null);
}
