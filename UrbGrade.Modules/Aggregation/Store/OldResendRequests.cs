using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>What receipts asked for again, and what operators wished for.</summary>
internal sealed class OldResendRequests(IUrbGradeContexts contexts) : IStoredKind
{
    public RetentionKind Kind => RetentionKind.ResendRequests;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Old(database, before).LongCountAsync(cancellation) + await OldWishes(database, before).LongCountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var ids = await Old(database, before).OrderBy(r => r.ReceivedAt).Select(r => r.Id).Take(most).ToListAsync(cancellation);
        if (ids.Count > 0)
        {
            return session =>
            {
                using var writing = contexts.Write(TenantScope.Of(tenantId), session);
                return writing.Set<RawRequestRow>().Where(r => ids.Contains(r.Id))
                    .ExecuteUpdate(r => r.SetProperty(row => row.ResendRequests, (string?)null));
            };
        }

        var wishes = await OldWishes(database, before).OrderBy(w => w.Id).Select(w => w.Id).Take(most).ToListAsync(cancellation);
        return wishes.Count == 0 ? null : session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return writing.Set<ResendWishRow>().Where(w => wishes.Contains(w.Id)).ExecuteDelete();
        };
    }

    private static IQueryable<RawRequestRow> Old(UrbGradeContext database, DateTimeOffset before) =>
        database.Set<RawRequestRow>().Where(r => r.ReceivedAt < before && r.ResendRequests != null);

    private static IQueryable<ResendWishRow> OldWishes(UrbGradeContext database, DateTimeOffset before) =>
        database.Set<ResendWishRow>().Where(w => w.AskedAt < before);
}
