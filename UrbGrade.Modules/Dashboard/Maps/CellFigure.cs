using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>A month of one KPI of assets, with the weight that each has among others.</summary>
/// <param name="Weight">1 for what adds up.</param>
internal readonly record struct CellFigure(double Value, double Weight, int Valid, int Expected, int Estimated, DateTimeOffset ComputedAt)
{
    /// <summary>Those of all assets that have one. What follows each reading is read from the days' table, which is never behind.</summary>
    public static async Task<Dictionary<int, CellFigure>> Load(UrbGradeContext database, MapKpi kpi, DateOnly month, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        if (kpi is { Medium: KpiMedium.All, Rule.AddsUp: true } && kpi.Definition.Id <= KpiDefinitions.Co2.Id)
        {
            return await database.Set<KpiRow>()
                .Where(k => k.TenantId == tenantId && k.Resolution == KpiResolution.Month && k.PeriodStart == month && k.DefinitionId == kpi.Definition.Id && k.Value != null)
                .Select(k => new { k.AssetId, Value = k.Value!.Value, k.ValidIntervals, k.ExpectedIntervals, k.EstimatedIntervals, k.ComputedAt })
                .ToDictionaryAsync(k => k.AssetId, k => new CellFigure(k.Value, 1, k.ValidIntervals, k.ExpectedIntervals, k.EstimatedIntervals, k.ComputedAt), cancellation);
        }

        // Figures of load are told where energy of the carrier is.
        var rows = await Rows(database, kpi.IsOfLoad ? KpiDefinitions.Energy.Id : kpi.Definition.Id, kpi.Medium, month).AsNoTracking().ToListAsync(cancellation);
        var traits = kpi.Rule is not { AddsUp: false } ? null : await TraitReader.Of(database, cancellation);
        return rows.Select(row => (row, Weight: traits is null ? 1 : kpi.Rule!.WeightOf(traits, row.ScopeId, row, month.AddMonths(1))))
            .Where(one => one.Weight > 0)
            .ToDictionary(one => one.row.ScopeId, one => new CellFigure(
                one.row.Value!.Value, one.Weight!.Value, one.row.ValidIntervals, one.row.ExpectedIntervals, one.row.EstimatedIntervals, one.row.ComputedAt));
    }

    /// <summary>Assets that have a KPI in a month.</summary>
    public static async Task<HashSet<int>> Reporting(UrbGradeContext database, int kpi, KpiMedium medium, DateOnly month, CancellationToken cancellation) =>
        [.. await Rows(database, kpi, medium, month).Select(k => k.ScopeId).ToListAsync(cancellation)];

    /// <remarks>Sought for each asset: an asset's other figures lie between, thirty times as many.</remarks>
    private static IQueryable<PeriodKpiRow> Rows(UrbGradeContext database, int kpi, KpiMedium medium, DateOnly month)
    {
        var tenantId = database.Scope.TenantId;
        return
            from asset in database.Set<AssetRow>()
            join k in database.Set<PeriodKpiRow>() on asset.Id equals k.ScopeId
            where k.TenantId == tenantId && k.Resolution == KpiResolution.Month && k.PeriodStart == month
                && k.Scope == Bus.Contracts.Quantification.KpiScope.Asset && k.Medium == medium && k.DefinitionId == kpi && k.Value != null
            select k;
    }
}
