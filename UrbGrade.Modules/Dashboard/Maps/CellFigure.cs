using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
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
        var figures = new Dictionary<int, CellFigure>();
        HashSet<int>? divided = kpi.Divided is null ? null : [];
        await foreach (var row in Rows(database, month, kpi.Medium, id, kpi.Divided ?? id, cancellation))
        {
            if (row.DefinitionId == id)
            {
                Add(row);
            }
            else
            {
                divided?.Add(row.ScopeId);
            }
        }

        if (kpi.IsOfWholeToo)
        {
            var only = await WithOnly(database, month, kpi.Medium, cancellation);
            await foreach (var row in Rows(database, month, KpiMedium.All, id, id, cancellation))
            {
                if (only.Contains(row.ScopeId) && !figures.ContainsKey(row.ScopeId))
                {
                    Add(row);
                }
            }
        }

        return (figures, divided);

        void Add(PeriodKpiRow row)
        {
            var weight = traits is null ? 1 : kpi.Rule!.WeightOf(traits, row.ScopeId, row, month.AddMonths(1));
            if (weight > 0)
            {
                figures.Add(
                    row.ScopeId,
                    new CellFigure(row.Value!.Value, weight.Value, row.ValidIntervals, row.ExpectedIntervals, row.EstimatedIntervals, row.ComputedAt));
            }
        }
    }

    /// <summary>The same row each time, with what the next one has.</summary>
    private static async IAsyncEnumerable<PeriodKpiRow> Rows(
        UrbGradeContext database, DateOnly month, KpiMedium medium, int kpi, int divided, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = OfAssets;
        command.AddParameter("@tenant", database.Scope.TenantId);
        command.AddParameter("@resolution", (int)KpiResolution.Month);
        command.AddParameter("@month", month.DayNumber);
        command.AddParameter("@scope", (int)KpiScope.Asset);
        command.AddParameter("@medium", (int)medium);
        command.AddParameter("@kpi", kpi);
        command.AddParameter("@divided", divided);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var row = new PeriodKpiRow { PeriodStart = month, Medium = medium };
        while (await rows.ReadAsync(cancellation))
        {
            (row.ScopeId, row.DefinitionId, row.Value) = (rows.GetInt32(0), rows.GetInt32(1), rows.GetDouble(2));
            (row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals) = (rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5));
            row.ComputedAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6));
            yield return row;
        }
    }

    /// <summary>The assets that have energy of one carrier alone in the month.</summary>
    private static async Task<HashSet<int>> WithOnly(UrbGradeContext database, DateOnly month, KpiMedium carrier, CancellationToken cancellation) =>
        [
            .. (await database.Set<PeriodKpiRow>()
                .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart == month && k.Scope == KpiScope.Asset
                    && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium != KpiMedium.All)
                .Select(k => new { k.ScopeId, k.Medium }).ToListAsync(cancellation))
            .GroupBy(k => k.ScopeId).Where(asset => asset.All(k => k.Medium == carrier)).Select(asset => asset.Key),
        ];
}
