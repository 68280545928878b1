using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Decides by civil month which guarded assets stand in sums: all that have the figure, or none where they are too few. The same
/// holds for every period that is asked for, so that one period less others is never what few assets used (differencing: Hundepool et al.,
/// Handbook on Statistical Disclosure Control (2010), section 4.4).</summary>
/// <remarks>Where few use a carrier, its energy follows from energy with CO2 or cost: then the month has energy alone, as cells of maps do (ADR 19). Homes
/// stand in whole months only; of public sums, where every asset is guarded, single days at the ends of a window stand on enough assets each.</remarks>
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
    public bool Stands(KpiRow row)
    {
        var (ofMonth, ofPeriod) = Counts(row.DefinitionId, row.Resolution, row.PeriodStart);
        return !guard.Holds(row.AssetId) || (ofMonth > 0 && ofPeriod > 0 && !IsClosed(row.DefinitionId, row.Resolution, row.PeriodStart));
    }

    /// <summary>Whether guarded assets have a figure of a period, or of its month, that may stand in no sum.</summary>
    public bool Withholds(int definitionId, KpiResolution resolution, DateOnly start) =>
        Counts(definitionId, resolution, start) is not (0, 0) && IsClosed(definitionId, resolution, start);

    /// <summary>The rule, whether or not anybody has the figure.</summary>
    private bool IsClosed(int definitionId, KpiResolution resolution, DateOnly start)
    {
        var (ofMonth, ofPeriod) = Counts(definitionId, resolution, start);
        return guard.Disclosure.Withholds(ofMonth) || guard.Disclosure.Withholds(ofPeriod)
            || (definitionId != KpiDefinitions.Energy.Id && divided.Contains(new DateOnly(start.Year, start.Month, 1)))
            || (guard.Assets is not null && resolution != KpiResolution.Month);
    }

    /// <summary>How many guarded assets have the figure in the civil month and in the period itself.</summary>
    private (int OfMonth, int OfPeriod) Counts(int definitionId, KpiResolution resolution, DateOnly start) => (
        assets.GetValueOrDefault((definitionId, KpiResolution.Month, new DateOnly(start.Year, start.Month, 1))), assets.GetValueOrDefault((definitionId, resolution, start)));
}
