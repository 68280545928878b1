using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Aggregation.Gaps;

/// <summary>What operators wished for and no receipt has carried. Where nothing waits it looks once in ten seconds for each tenant, however many requests
/// come; what waits is looked at with each, or a gateway that always sends just after another one of its tenant would never be asked.</summary>
internal sealed class OpenWishes(IUrbGradeContexts contexts, TimeProvider clock)
{
    /// <summary>Others wait for the next receipt.</summary>
    private const int MostAtOnce = 20;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, DateTimeOffset> looked = new();

    /// <summary>The oldest wishes about the sites of a request's meters, as only their gateway can answer them.</summary>
    public async Task<IReadOnlyList<OpenWish>> For(int tenantId, IEnumerable<string> meters, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (looked.TryGetValue(tenantId, out var last) && now - last < LookEvery)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var open = database.Set<ResendWishRow>().AsNoTracking().Where(wish => wish.SentAt == null);
        if (!await open.AnyAsync(cancellation))
        {
            looked[tenantId] = now;
            return [];
        }

        var sources = meters.ToList();
        var sites = await (
            from meter in database.Set<MeterRow>()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            where sources.Contains(meter.Source)
            select asset.SiteId).Distinct().ToListAsync(cancellation);
        return await open.Where(wish => sites.Contains(wish.SiteId)).OrderBy(wish => wish.Id).Take(MostAtOnce)
            .Select(wish => new OpenWish(wish.Id, new ResendRequest(wish.Source, wish.FromAt, wish.ToAt))).ToListAsync(cancellation);
    }

    /// <summary>Notes in the commit of a receipt that it carries them.</summary>
    public void MarkSent(IWriteSession session, int tenantId, IReadOnlyList<OpenWish> wishes, DateTimeOffset at)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        var ids = wishes.Select(wish => wish.Id).ToList();
        database.Set<ResendWishRow>().Where(wish => ids.Contains(wish.Id)).ExecuteUpdate(wish => wish.SetProperty(row => row.SentAt, at));
    }
}
