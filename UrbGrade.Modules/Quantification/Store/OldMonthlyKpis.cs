using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Monthly key figures, and with them those of all scopes whose week, month or year is over by then.</summary>
internal sealed class OldMonthlyKpis(IUrbGradeContexts contexts) : OldKpis(contexts, RetentionKind.MonthlyKpis, KpiResolution.Month)
{
    private readonly IUrbGradeContexts contexts = contexts;

    public override async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        var count = await base.Count(tenantId, before, cancellation);
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        foreach (var (resolution, last) in Lasts(before))
        {
            count += await Old(database, tenantId, before, resolution, last).LongCountAsync(cancellation);
        }

        return count;
    }

    public override async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        if (await base.Next(tenantId, before, most, cancellation) is { } months)
        {
            return months;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        foreach (var (resolution, last) in Lasts(before))
        {
            var old = Old(database, tenantId, before, resolution, last);
            var oldest = await old.OrderBy(k => k.PeriodStart).ThenBy(k => k.Scope).Select(k => new { k.PeriodStart, k.Scope }).FirstOrDefaultAsync(cancellation);
            if (oldest is not null)
            {
                var ids = await old.Where(k => k.PeriodStart == oldest.PeriodStart && k.Scope == oldest.Scope)
                    .Select(k => k.ScopeId).Distinct().OrderBy(id => id).Take(most).ToListAsync(cancellation);
                return session =>
                {
                    using var writing = contexts.Write(TenantScope.Of(tenantId), session);
                    writing.Set<PeriodKpiCorrectionRow>()
                        .Where(c => c.Resolution == resolution && c.PeriodStart == oldest.PeriodStart && c.Scope == oldest.Scope && ids.Contains(c.ScopeId)).ExecuteDelete();
                    return Old(writing, tenantId, before, resolution, last)
                        .Where(k => k.PeriodStart == oldest.PeriodStart && k.Scope == oldest.Scope && ids.Contains(k.ScopeId)).ExecuteDelete();
                };
            }
        }

        return null;
    }

    /// <summary>The last start of each length that is over.</summary>
    private static (KpiResolution Resolution, DateOnly Last)[] Lasts(DateTimeOffset before)
    {
        var end = End(before);
        return [(KpiResolution.Week, end.AddDays(-7)), (KpiResolution.Month, end.AddMonths(-1)), (KpiResolution.Year, new DateOnly(end.Year - 1, 1, 1))];
    }

    /// <summary>Nothing while a month before that time waits: it would be computed again from what is left.</summary>
    private static IQueryable<PeriodKpiRow> Old(UrbGradeContext database, int tenantId, DateTimeOffset before, KpiResolution resolution, DateOnly last)
    {
        var end = End(before);
        return database.Set<PeriodKpiRow>().Where(k => k.TenantId == tenantId && k.Resolution == resolution && k.PeriodStart <= last
            && !database.Set<StaleMonthRow>().Any(m => m.TenantId == tenantId && m.Month < end));
    }
}
