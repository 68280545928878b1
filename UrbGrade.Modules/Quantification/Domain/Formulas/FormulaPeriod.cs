using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain.Formulas;

/// <summary>What the names of formulas stand for in one period of one asset; nothing else can be reached from a formula.</summary>
/// <param name="results">KPIs of the platform in this period.</param>
/// <param name="names">With their units.</param>
internal sealed class FormulaPeriod(AssetFigures figures, AssetTraits traits, Period period, IReadOnlyList<PeriodResult> results, FormulaNames names)
{
    private readonly Dictionary<string, FormulaInput?> known = new(StringComparer.Ordinal);

    /// <summary>The value of a name; null when the asset has no such thing.</summary>
    public FormulaInput? Find(string name)
    {
        if (!known.TryGetValue(name, out var input))
        {
            input = names.UnitOf(name) is { } unit && (Kpi(name) ?? Trait(name) ?? OfSeries(name)) is { } result
                ? new FormulaInput(result, unit) : null;
            known.Add(name, input);
        }

        return input;
    }

    /// <summary>Lets the value of a formula be found by its code.</summary>
    public void Add(string code, FormulaInput input) => known[code] = input;

    /// <summary>That of the named carrier; of the whole asset, or where there is none such, of its only carrier. What an asset has of each of
    /// several carriers, it has of a single one as of the whole.</summary>
    private KpiResult? Kpi(string name)
    {
        var code = FormulaNames.WithoutCarrier(name);
        if (KpiDefinitions.All.FirstOrDefault(kpi => kpi.Code == code) is not { } definition)
        {
            return null;
        }

        var isOfCarriers = KpiDefinitions.OfCarriers.Contains(definition.Id);
        var of = results.Where(result => result.DefinitionId == definition.Id && result.MeterId == 0).ToList();
        if (code != name)
        {
            var medium = AssetFigures.MediumOf(name[(code.Length + 1)..]);
            var own = of.FindAll(result => result.Medium == medium);
            of = own.Count == 0 && isOfCarriers && Carriers.SequenceEqual([medium]) ? of.FindAll(result => result.Medium == KpiMedium.All) : own;
        }
        else if (isOfCarriers || of.Exists(result => result.Medium == KpiMedium.All))
        {
            of = of.FindAll(result => result.Medium == KpiMedium.All);
        }

        return of is [var only] ? only.Result : null;
    }

    /// <summary>Carriers of which energy is known in the period.</summary>
    private IEnumerable<KpiMedium> Carriers =>
        results.Where(result => result.DefinitionId == KpiDefinitions.Energy.Id && result.MeterId == 0 && result.Medium != KpiMedium.All).Select(result => result.Medium);

    private KpiResult? Trait(string name) =>
        AssetTraits.Units.ContainsKey(name) && traits.Mean(name, period.From, period.To) is { } value ? new KpiResult(value, 0, 0, 0) : null;

    private KpiResult? OfSeries(string name)
    {
        if (name.Split('(', ')') is not [var function, var quantity, ""])
        {
            return null;
        }

        var hours = quantity switch
        {
            Quantities.Energy => figures.Energy,
            Quantities.Volume => figures.Water ?? figures.Gas,
            _ => figures.Measured(quantity, names.AddsUp(quantity)),
        };
        if (hours is null)
        {
            return null;
        }

        var sum = PeriodKpi.Sum(period.Of(hours));
        var sorted = Percentile.Sorted(period.Of(hours));
        return sum.Valid == 0 ? null : function switch
        {
            "sum" => sum,
            "mean" => sum with { Value = sum.Value / sum.Valid },
            "lowest" or "highest" when sorted.Length == 0 => null,
            "lowest" => PeriodKpi.Shape(period.Of(hours)) with { Value = sorted[0] },
            "highest" => PeriodKpi.Shape(period.Of(hours)) with { Value = sorted[^1] },
            _ => null,
        };
    }
}
