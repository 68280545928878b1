using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>What formulas would find of each asset in one month, as far as it is seen without its readings.</summary>
/// <param name="kpis">Carriers of each KPI that has a value, by asset and definition.</param>
internal sealed class KnownInMonth(ILookup<(int Asset, int Definition), KpiMedium> kpis, PeriodBasis basis, DateOnly month)
{
    private readonly HashSet<int> assets = [.. kpis.Select(kpi => kpi.Key.Asset)];

    public static async Task<KnownInMonth> Load(UrbGradeContext context, PeriodBasis basis, DateOnly month, CancellationToken cancellation)
    {
        var rows = await context.Set<PeriodKpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.PeriodStart == month && k.Scope == KpiScope.Asset && k.Value != null)
            .Select(k => new { k.ScopeId, k.DefinitionId, k.Medium }).ToListAsync(cancellation);
        return new KnownInMonth(rows.ToLookup(k => (k.ScopeId, k.DefinitionId), k => k.Medium), basis, month);
    }

    /// <summary>Whether an asset has any KPI.</summary>
    public bool HasKpis(int asset) => assets.Contains(asset);

    /// <summary>Whether an asset measures something of what formulas name.</summary>
    public bool Measures(int asset, IEnumerable<string> names) => names.Any(name => FormulaNames.QuantityOf(name) is not null && Has(asset, name));

    /// <summary>Whether an asset has a KPI, a fact or a series, as formulas name them.</summary>
    public bool Has(int asset, string name)
    {
        if (FormulaNames.QuantityOf(name) is { } quantity)
        {
            // Counters and power make energy and volume of water, too: their KPIs tell better than the series.
            return quantity switch
            {
                Quantities.Energy => kpis[(asset, KpiDefinitions.Energy.Id)].Any(),
                Quantities.Volume => kpis[(asset, PeriodKpiDefinitions.Water.Id)].Any()
                    || basis.Series.OfAsset(asset).Any(one => one is { HasReadings: true, Quantity: Quantities.Volume, Medium: "gas" }),
                _ => basis.Series.OfAsset(asset).Any(one => one.HasReadings && one.Quantity == quantity),
            };
        }

        var code = FormulaNames.WithoutCarrier(name);
        if (KpiDefinitions.All.FirstOrDefault(kpi => kpi.Code == code) is not { } definition)
        {
            return basis.Traits.Of(asset).Mean(name, month, month.AddMonths(1)) is not null;
        }

        var media = kpis[(asset, definition.Id)].ToList();
        var isOfCarriers = KpiDefinitions.OfCarriers.Contains(definition.Id);
        if (code == name)
        {
            return media.Contains(KpiMedium.All) || (!isOfCarriers && media.Count == 1);
        }

        var medium = AssetFigures.MediumOf(name[(code.Length + 1)..]);
        return media.Contains(medium)
            || (isOfCarriers && media.Contains(KpiMedium.All) && kpis[(asset, KpiDefinitions.Energy.Id)].Where(one => one != KpiMedium.All).SequenceEqual([medium]));
    }
}
