using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Hours of the day that runs that are there already. A month that runs expects them besides its days that are over: counted without being
/// expected they would make up for as many hours that were missed before.</summary>
internal sealed class HoursOfToday
{
    private readonly Dictionary<(int AssetId, int DefinitionId, DateOnly Day), Day> days;

    private HoursOfToday(Dictionary<(int AssetId, int DefinitionId, DateOnly Day), Day> days) => this.days = days;

    /// <summary>Those of the months that run among some KPIs; none where no month runs, as no other period has days that are over and one that runs.</summary>
    /// <param name="today">Local days that run, several where the assets lie in several zones.</param>
    /// <param name="assetId">The asset that all KPIs are of; null for those of many.</param>
    public static async Task<HoursOfToday> Load(
        UrbGradeContext database, IEnumerable<KpiRow> kpis, IEnumerable<DateOnly> today, int? assetId, CancellationToken cancellation)
    {
        DateOnly[] running = [.. today.Distinct()];
        return new HoursOfToday(kpis.Any(kpi => kpi.Resolution == KpiResolution.Month && running.Any(day => LocalCalendar.MonthOf(day) == kpi.PeriodStart))
            ? await Read(database.Set<KpiRow>().Where(k => (assetId == null || k.AssetId == assetId) && running.Contains(k.PeriodStart)), cancellation) : []);
    }

    /// <summary>Those of all assets of a month that the day that runs lies in; none of another month.</summary>
    public static async Task<HoursOfToday> Load(UrbGradeContext database, DateOnly month, DateOnly today, int definitionId, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        return new HoursOfToday(LocalCalendar.MonthOf(today) == month
            ? await Read(database.Set<KpiRow>().Where(k => k.TenantId == tenantId && k.PeriodStart == today && k.DefinitionId == definitionId), cancellation) : []);
    }

    /// <summary>Those of a period that the day that runs lies in; none of another one, nor of that day alone.</summary>
    /// <param name="end">Local day after the period.</param>
    /// <param name="assetId">Null for all.</param>
    public static async Task<HoursOfToday> Load(
        UrbGradeContext database, DateOnly start, DateOnly end, DateOnly today, int? assetId, CancellationToken cancellation) =>
        new(start <= today && today < end && start.AddDays(1) < end
            ? await Read(database.Set<KpiRow>().Where(k => (assetId == null || k.AssetId == assetId) && k.PeriodStart == today), cancellation) : []);

    /// <summary>Those that a KPI stands on: none where it was computed before they came.</summary>
    /// <param name="today">The local day that runs where the asset is.</param>
    public int In(int assetId, int definitionId, DateOnly today, DateTimeOffset computedAt) =>
        days.TryGetValue((assetId, definitionId, today), out var day) && day.ComputedAt <= computedAt ? day.Valid : 0;

    private static async Task<Dictionary<(int AssetId, int DefinitionId, DateOnly Day), Day>> Read(IQueryable<KpiRow> kpis, CancellationToken cancellation) =>
        (await kpis.Where(k => k.Resolution == KpiResolution.Day)
            .Select(k => new { k.AssetId, k.DefinitionId, k.PeriodStart, k.ValidIntervals, k.ComputedAt }).ToListAsync(cancellation))
            .ToDictionary(k => (k.AssetId, k.DefinitionId, k.PeriodStart), k => new Day(k.ValidIntervals, k.ComputedAt));

    private readonly record struct Day(int Valid, DateTimeOffset ComputedAt);
}
