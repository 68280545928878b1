using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>What formulas of a tenant may name beside each other: KPIs of the platform, facts of assets and measured quantities, with their units.</summary>
internal sealed class FormulaNames
{
    /// <summary>Carriers as they stand behind a KPI's code, such as <c>energy.heat</c>.</summary>
    public static readonly IReadOnlyList<string> Carriers = ["power", "heat", "gas", "water", "light"];

    /// <summary>KPIs of one asset's own readings and facts; those of several assets are made after the formulas.</summary>
    private static readonly List<KpiDefinitionRow> Kpis = [.. KpiDefinitions.All.Where(kpi => !PeriodKpiDefinitions.OfSeveralAssets.Contains(kpi.Id))];

    /// <summary>Counters prove what they counted or weigh temperatures, and a forecast was not measured.</summary>
    private static readonly string[] NotMeasured = [.. Quantities.OfNoUse, Quantities.ExpectedTemperature];

    private readonly string currency;
    private readonly SortedDictionary<string, (string Unit, bool IsAmount)> measured = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> several = new(StringComparer.Ordinal);

    /// <param name="currency">ISO 4217 code of the tenant's money.</param>
    /// <param name="series">The tenant's: quantities that the platform does not know are named in the unit that all their series have.</param>
    public FormulaNames(string currency, params IEnumerable<KnownSeries> series)
    {
        this.currency = currency;
        foreach (var (quantity, unit) in CanonicalUnits.Stored)
        {
            measured.Add(quantity, (unit, quantity is Quantities.Energy or Quantities.Volume));
        }

        foreach (var own in series.GroupBy(one => one.Quantity))
        {
            var units = own.Select(one => one.Unit).Distinct().Order(StringComparer.Ordinal).ToList();
            if (units.Count > 1 && !measured.ContainsKey(own.Key) && !NotMeasured.Contains(own.Key))
            {
                several.Add(own.Key, units);
            }
            else if (units is [var unit] && UnitOfMeasure.Parse(unit) is not null && FormulaParser.IsWord(own.Key))
            {
                measured.TryAdd(own.Key, (unit, own.All(one => one.Kind != SeriesKind.Mean)));
            }
        }

        Array.ForEach(NotMeasured, quantity => measured.Remove(quantity));
    }

    /// <summary>All of them with their units, for help; of quantities one function each.</summary>
    public IEnumerable<(string Name, string Unit)> All =>
        Kpis.Select(kpi => (kpi.Code, InMoney(kpi.Unit)))
            .Concat(AssetTraits.Units.Select(trait => (trait.Key, trait.Value)))
            .Concat(measured.Select(of => ($"{(of.Value.IsAmount ? "sum" : "mean")}({of.Key})", InMoney(of.Value.Unit))));

    /// <summary>Whether what several meters of an asset tell of a quantity is added: amounts, and what they draw. Of states it is their mean.</summary>
    public bool AddsUp(string quantity) => quantity == Quantities.Power || (measured.TryGetValue(quantity, out var of) && of.IsAmount);

    /// <summary>The unit of a name; null for one that there is not.</summary>
    public UnitOfMeasure? UnitOf(string name)
    {
        var code = WithoutCarrier(name);
        var unit = Kpis.Find(kpi => kpi.Code == code)?.Unit ?? AssetTraits.Units.GetValueOrDefault(name);
        if (unit is null && name.Split('(', ')') is [var function, var quantity, ""] && measured.TryGetValue(quantity, out var of) && (function != "sum" || of.IsAmount))
        {
            unit = of.Unit;
        }

        return unit is null ? null : UnitOfMeasure.Parse(InMoney(unit));
    }

    /// <summary>The units of a function's quantity that is measured in several, and so has no name; empty for any other.</summary>
    public IReadOnlyList<string> SeveralUnitsOf(string name) =>
        QuantityOf(name) is { } quantity && several.TryGetValue(quantity, out var units) ? units : [];

    /// <summary>A KPI's code without the carrier behind it.</summary>
    public static string WithoutCarrier(string name) =>
        name.LastIndexOf('.') is > 0 and var dot && Carriers.Contains(name[(dot + 1)..]) ? name[..dot] : name;

    /// <summary>The quantity of a function of a series, such as <c>mean(temperature_in)</c>; null for any other name.</summary>
    public static string? QuantityOf(string name) => name.Split('(', ')') is [_, var quantity, ""] ? quantity : null;

    private string InMoney(string unit) => unit.Replace("EUR", currency, StringComparison.Ordinal);
}
