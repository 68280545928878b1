using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Decides by civil month which guarded assets stand in sums: all that have the figure, or none where they are too few. The same holds for every period
/// that is asked for, so that one period less others is never what few assets used (differencing: Hundepool et al., Handbook on Statistical Disclosure
/// Control (2010), section 4.4).</summary>
/// <remarks>Where few use a carrier, its energy follows from energy with CO2 or cost: then the month has energy alone, as cells of maps do (ADR 19). Homes stand
/// in whole months only; of public sums, where every asset is guarded, single days at the ends of a window stand on enough assets each.</remarks>
internal sealed class MonthlyDisclosure
{
    private readonly SumGuard guard;
    private readonly Dictionary<(int DefinitionId, KpiResolution Resolution, DateOnly Start), int> assets;
    private readonly HashSet<DateOnly> divided;

    private MonthlyDisclosure(
        SumGuard guard, Dictionary<(int DefinitionId, KpiResolution Resolution, DateOnly Start), int> assets, HashSet<DateOnly> divided) =>
        (this.guard, this.assets, this.divided) = (guard, assets, divided);

    /// <param name="rows">Months of all assets, and such days as are needed.</param>
    /// <param name="carriers">What each asset used in each month.</param>
    public static MonthlyDisclosure Of(SumGuard guard, IEnumerable<KpiRow> rows, IEnumerable<(int AssetId, DateOnly Month, KpiMedium Carrier)> carriers) => new(
        guard,
        rows.Where(row => row.Value is not null && guard.Holds(row.AssetId)).CountBy(row => (row.DefinitionId, row.Resolution, row.PeriodStart)).ToDictionary(),
        [
            .. carriers.Where(use => guard.Holds(use.AssetId)).Distinct().CountBy(use => (use.Month, use.Carrier))
                .Where(use => guard.Disclosure.Withholds(use.Value)).Select(use => use.Key.Month),
        ]);

    /// <summary>Which carriers the assets used in the months from a day on. Light is electricity.</summary>
    public static async Task<List<(int AssetId, DateOnly Month, KpiMedium Carrier)>> Carriers(UrbGradeContext context, DateOnly from, CancellationToken cancellation) =>
        (await context.Set<PeriodKpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.Scope == KpiScope.Asset && k.DefinitionId == KpiDefinitions.Energy.Id && k.PeriodStart >= from
                && k.Medium != KpiMedium.All && k.Value != null)
            .Select(k => new { k.ScopeId, k.PeriodStart, k.Medium }).ToListAsync(cancellation))
        .ConvertAll(k => (k.ScopeId, k.PeriodStart, k.Medium == KpiMedium.Light ? KpiMedium.Power : k.Medium));

    /// <summary>Whether a figure may stand in a sum.</summary>
    public bool Stands(KpiRow row) => !guard.Holds(row.AssetId) || Stands(row.DefinitionId, row.Resolution, row.PeriodStart);

    /// <summary>Whether guarded assets have a figure of a period that may stand in no sum.</summary>
    public bool Withholds(int definitionId, KpiResolution resolution, DateOnly start)
    {
        var month = new DateOnly(start.Year, start.Month, 1);
        return IsTooFew((definitionId, KpiResolution.Month, month)) || IsTooFew((definitionId, resolution, start))
            || (definitionId != KpiDefinitions.Energy.Id && divided.Contains(month))
            || (guard.Assets is not null && resolution != KpiResolution.Month && assets.ContainsKey((definitionId, KpiResolution.Month, month)));
    }

    private bool Stands(int definitionId, KpiResolution resolution, DateOnly start)
    {
        var month = new DateOnly(start.Year, start.Month, 1);
        return (guard.Assets is null || resolution == KpiResolution.Month)
            && IsEnough((definitionId, KpiResolution.Month, month)) && IsEnough((definitionId, resolution, start))
            && (definitionId == KpiDefinitions.Energy.Id || !divided.Contains(month));
    }

    private bool IsTooFew((int, KpiResolution, DateOnly) period) => assets.GetValueOrDefault(period) is var count && count > 0 && guard.Disclosure.Withholds(count);

    private bool IsEnough((int, KpiResolution, DateOnly) period) => assets.GetValueOrDefault(period) is var count && count > 0 && !guard.Disclosure.Withholds(count);
}
