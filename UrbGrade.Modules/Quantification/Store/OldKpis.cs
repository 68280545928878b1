using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Key figures of one resolution, with what they were before they were corrected. A period that waits to be computed stays.</summary>
internal abstract class OldKpis(IUrbGradeContexts contexts, RetentionKind kind, KpiResolution resolution) : IStoredKind
{
    public RetentionKind Kind => kind;

    public virtual async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Old(database, tenantId, before).LongCountAsync(cancellation);
    }

    public virtual async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var oldest = await Old(database, tenantId, before).MinAsync(k => (DateOnly?)k.PeriodStart, cancellation);
        if (oldest is not { } start)
        {
            return null;
        }

        var assets = await Old(database, tenantId, before).Where(k => k.PeriodStart == start)
            .Select(k => k.AssetId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellation);
        return session => Delete(session, tenantId, before, start, assets);
    }

    private int Delete(IWriteSession session, int tenantId, DateTimeOffset before, DateOnly start, List<int> assets)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        if (!Old(database, tenantId, before).Any(k => k.PeriodStart == start))
        {
            return 0;
        }

        database.Set<KpiCorrectionRow>()
            .Where(c => assets.Contains(c.AssetId) && c.Resolution == resolution && c.PeriodStart == start).ExecuteDelete();
        return database.Set<KpiRow>()
            .Where(k => assets.Contains(k.AssetId) && k.Resolution == resolution && k.PeriodStart == start).ExecuteDelete();
    }

    /// <summary>Nothing while a day before that time waits: its month would be computed from what is left.</summary>
    private IQueryable<KpiRow> Old(UrbGradeContext database, int tenantId, DateTimeOffset before)
    {
        var end = End(before);
        return database.Set<KpiRow>().Where(k => k.TenantId == tenantId && k.Resolution == resolution && k.PeriodStart < end
            && !database.Set<DirtyPeriodRow>().Any(d => d.TenantId == tenantId && d.LocalDay < end));
    }

    /// <summary>The month of the time, which is the begin of a local one and lies within a day of that of UTC.</summary>
    protected static DateOnly End(DateTimeOffset before)
    {
        var middle = DateOnly.FromDateTime(before.UtcDateTime.AddDays(1));
        return new DateOnly(middle.Year, middle.Month, 1);
    }
}
