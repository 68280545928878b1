using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>What formulas may name beside each other: KPIs of the platform, facts of assets and series, with their units.</summary>
internal static class FormulaNames
{
    /// <summary>Carriers as they stand behind a KPI's code, such as <c>energy.heat</c>.</summary>
    public static readonly IReadOnlyList<string> Carriers = ["power", "heat", "gas", "water", "light"];

    /// <summary>KPIs of one asset's own readings and facts; those of several assets are made after the formulas.</summary>
    private static readonly List<KpiDefinitionRow> Kpis = [.. KpiDefinitions.All.Where(kpi => !PeriodKpiDefinitions.OfSeveralAssets.Contains(kpi.Id))];

    /// <summary>Series and the unit of their hours; money stands for the tenant's own.</summary>
    private static readonly Dictionary<string, string> Series = new(StringComparer.Ordinal)
    {
        [Quantities.Energy] = "kW.h",
        [Quantities.Price] = "EUR/kW.h",
        [Quantities.InsideTemperature] = "Cel",
        [Quantities.OutsideTemperature] = "Cel",
        [Quantities.Volume] = "m3",
    };

    /// <summary>All of them with their units, for help.</summary>
    public static IEnumerable<(string Name, string Unit)> All(string currency) =>
        Kpis.Select(kpi => (kpi.Code, InMoney(kpi.Unit, currency)))
            .Concat(AssetTraits.Units.Select(trait => (trait.Key, trait.Value)))
            .Concat(Series.Select(series => ($"mean({series.Key})", InMoney(series.Value, currency))));

    /// <summary>The unit of a name; null for one that there is not.</summary>
    /// <param name="currency">ISO 4217 code of the tenant's money.</param>
    public static UnitOfMeasure? UnitOf(string name, string currency)
    {
        var code = WithoutCarrier(name);
        var unit = Kpis.Find(kpi => kpi.Code == code)?.Unit ?? AssetTraits.Units.GetValueOrDefault(name);
        if (unit is null && name.Split('(', ')') is [var function, var quantity, ""] && Series.TryGetValue(quantity, out var ofSeries)
            && (function != "sum" || quantity is Quantities.Energy or Quantities.Volume))
        {
            unit = ofSeries;
        }

        return unit is null ? null : UnitOfMeasure.Parse(InMoney(unit, currency));
    }

    /// <summary>A KPI's code without the carrier behind it.</summary>
    public static string WithoutCarrier(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && Carriers.Contains(name[(dot + 1)..]) ? name[..dot] : name;

    private static string InMoney(string unit, string currency) => unit.Replace("EUR", currency, StringComparison.Ordinal);
}
