using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>A month of one KPI of assets, with the weight that each has among others.</summary>
/// <param name="Weight">1 for what adds up.</param>
internal readonly record struct CellFigure(double Value, double Weight, int Valid, int Expected, int Estimated, DateTimeOffset ComputedAt)
{
    // The order is forced, and each asset's rows are sought: its other figures lie between, thirty times as many.
    private const string OfAssets = """
        SELECT k."ScopeId", k."DefinitionId", k."Value", k."ExpectedIntervals", k."ValidIntervals", k."EstimatedIntervals", k."ComputedAt"
        FROM "Assets" a CROSS JOIN "PeriodKpis" k
        WHERE a."TenantId" = @tenant AND k."TenantId" = @tenant AND k."Resolution" = @resolution AND k."PeriodStart" = @month AND k."Scope" = @scope
        AND k."ScopeId" = a."Id" AND k."Medium" = @medium AND k."DefinitionId" IN (@kpi, @divided) AND k."Value" IS NOT NULL
        """;

    /// <summary>Those of all assets that have one, and the assets that have what a ratio divides; null for what divides nothing. What follows each reading is read from
    /// the days' table, which is never behind.</summary>
    public static async Task<(Dictionary<int, CellFigure> Figures, HashSet<int>? Divided)> Load(
        UrbGradeContext database, MapKpi kpi, DateOnly month, CancellationToken cancellation)
    {
        var tenantId = database.Scope.TenantId;
        if (kpi is { Medium: KpiMedium.All, Rule.AddsUp: true } && kpi.Definition.Id <= KpiDefinitions.Co2.Id)
        {
            return (await database.Set<KpiRow>()
                .Where(k => k.TenantId == tenantId && k.Resolution == KpiResolution.Month && k.PeriodStart == month && k.DefinitionId == kpi.Definition.Id && k.Value != null)
                .Select(k => new { k.AssetId, Value = k.Value!.Value, k.ValidIntervals, k.ExpectedIntervals, k.EstimatedIntervals, k.ComputedAt })
                .ToDictionaryAsync(k => k.AssetId, k => new CellFigure(k.Value, 1, k.ValidIntervals, k.ExpectedIntervals, k.EstimatedIntervals, k.ComputedAt), cancellation), null);
        }

        var traits = kpi.Rule is { AddsUp: false } ? await TraitReader.NumbersOf(database, cancellation) : null;

        // Figures of load are told where energy of the carrier is.
        var id = kpi.IsOfLoad ? KpiDefinitions.Energy.Id : kpi.Definition.Id;
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = OfAssets;
        command.AddParameter("@tenant", tenantId);
        command.AddParameter("@resolution", (int)KpiResolution.Month);
        command.AddParameter("@month", month.DayNumber);
        command.AddParameter("@scope", (int)Bus.Contracts.Quantification.KpiScope.Asset);
        command.AddParameter("@medium", (int)kpi.Medium);
        command.AddParameter("@kpi", id);
        command.AddParameter("@divided", kpi.Divided ?? id);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var figures = new Dictionary<int, CellFigure>();
        HashSet<int>? divided = kpi.Divided is null ? null : [];
        var row = new PeriodKpiRow { PeriodStart = month };
        while (await rows.ReadAsync(cancellation))
        {
            var asset = rows.GetInt32(0);
            if (rows.GetInt32(1) != id)
            {
                divided?.Add(asset);
                continue;
            }

            (row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals) = (rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5));
            var weight = traits is null ? 1 : kpi.Rule!.WeightOf(traits, asset, row, month.AddMonths(1));
            if (weight > 0)
            {
                figures.Add(asset, new CellFigure(
                    rows.GetDouble(2), weight.Value, row.ValidIntervals, row.ExpectedIntervals, row.EstimatedIntervals, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6))));
            }
        }

        return (figures, divided);
    }
}
