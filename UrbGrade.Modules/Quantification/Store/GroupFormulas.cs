using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Formulas of a tenant for several assets together: each of the sums of what it names, over the assets that have its figure.</summary>
/// <remarks>A ratio is so that of the sums, as those of the platform are. A formula that names a peak, a temperature or something
/// else that does not add up is one of single assets alone.</remarks>
/// <param name="formulas">With KPIs of the platform, facts and series that they are made of, by themselves or through those that they name.</param>
internal sealed class GroupFormulas(IReadOnlyList<(FormulaKpiRow Row, Formula Formula, IReadOnlyList<string> Needs)> formulas, FormulaNames names)
{
    private const string SumOfEnergy = $"sum({Quantities.Energy})";
    private const string SumOfVolume = $"sum({Quantities.Volume})";

    private readonly Dictionary<string, (FormulaKpiRow Row, Formula Formula)> byCode = formulas.ToDictionary(one => one.Row.Code, one => (one.Row, one.Formula), StringComparer.Ordinal);
    private readonly List<(FormulaKpiRow Row, Formula Formula, IReadOnlyList<string> Needs)> added = [.. formulas.Where(one => !NotAdded(one.Needs).Any())];

    /// <summary>Ids of those that several assets have together.</summary>
    public IEnumerable<int> Ids => added.Select(one => one.Row.Id);

    /// <summary>What does not add up over several assets.</summary>
    /// <param name="needs">KPIs of the platform, facts and series.</param>
    public static IEnumerable<string> NotAdded(IEnumerable<string> needs) => needs.Where(name => !AssetTraits.AddedUp.Contains(name) && RuleOf(name) is not { AddsUp: true });

    /// <summary>Their values for some assets in one period, with the figures of those that have one.</summary>
    /// <param name="rows">What is known of the assets in that period, with values.</param>
    /// <param name="end">Local day after the period.</param>
    public IEnumerable<(GroupFigure Figure, double Value)> Of(IReadOnlyList<PeriodKpiRow> rows, TenantTraits traits, DateOnly end)
    {
        if (added.Count == 0)
        {
            yield break;
        }

        var known = rows.ToLookup(row => (row.ScopeId, row.DefinitionId));
        foreach (var (row, formula, needs) in added)
        {
            var parts = rows.Where(one => one.DefinitionId == row.Id).ToList();
            var found = new Dictionary<string, FormulaInput?>(StringComparer.Ordinal);
            if (parts.Count > 0 && formula.Evaluate(Find)?.Value is { } value)
            {
                yield return (new GroupFigure(row, needs, parts), value);
            }

            // Once for each name: formulas that name each other many times would take as many steps as there are ways through them.
            FormulaInput? Find(string name)
            {
                if (!found.TryGetValue(name, out var input))
                {
                    input = Made(name);
                    found.Add(name, input);
                }

                return input;
            }

            FormulaInput? Made(string name)
            {
                if (names.UnitOf(name) is not { } unit)
                {
                    return byCode.TryGetValue(name, out var other) && other.Formula.Evaluate(Find) is { } nested
                        ? new FormulaInput(nested, UnitOfMeasure.Parse(other.Row.Unit)!.Value) : null;
                }

                var values = parts.ConvertAll(part => Value(name, part));
                return values.TrueForAll(one => one is not null) ? new FormulaInput(new KpiResult(values.Sum(), 0, 0, 0), unit) : null;
            }

            double? Value(string name, PeriodKpiRow part) =>
                KpiOf(name) is { } kpi ? Of(known, part.ScopeId, kpi.Id, MediumOf(name))?.Value : traits.Of(part.ScopeId).Mean(name, part.PeriodStart, end);
        }
    }

    /// <summary>The hours that an asset without a figure should have of it; 0 for one that lacks a fact, or measures nothing of a part.</summary>
    public static int HoursOf(GroupFigure figure, int asset, ExpectedAssets expected, TenantTraits traits, DateOnly start, DateOnly end)
    {
        var hours = figure.Needs.Select(name => RuleOf(name) switch
        {
            { ExpectedAs: { } measured, CountsDays: false } => expected.HoursOf(asset, measured, MediumOf(name) ?? KpiMedium.All, start, end),
            null when traits.Of(asset).Mean(name, start, end) is null => 0,
            _ => int.MaxValue,
        }).DefaultIfEmpty().Min();
        return hours == int.MaxValue ? 0 : hours;
    }

    /// <summary>That of a carrier, as single assets have it in formulas: what an asset has of each of several carriers, it has of a single one as of the
    /// whole. Without a carrier that of the whole asset, or where there is none such, of its only carrier.</summary>
    private static PeriodKpiRow? Of(ILookup<(int ScopeId, int DefinitionId), PeriodKpiRow> known, int asset, int kpi, KpiMedium? carrier)
    {
        List<PeriodKpiRow> figures = [.. known[(asset, kpi)]];
        var isOfCarriers = KpiDefinitions.OfCarriers.Contains(kpi);
        if (carrier is not { } one)
        {
            return figures.Find(row => row.Medium == KpiMedium.All) ?? (!isOfCarriers && figures is [var only] ? only : null);
        }

        var isOnly = isOfCarriers && known[(asset, KpiDefinitions.Energy.Id)].Select(row => row.Medium).Where(medium => medium != KpiMedium.All).SequenceEqual([one]);
        return figures.Find(row => row.Medium == one) ?? (isOnly ? figures.Find(row => row.Medium == KpiMedium.All) : null);
    }

    private static GroupRule? RuleOf(string name) => KpiOf(name) is { } kpi ? GroupRule.Of(kpi.Id) : null;

    /// <summary>The KPI that a name stands for; null for a fact, and for a function of a series of which no figures are kept.</summary>
    private static KpiDefinitionRow? KpiOf(string name)
    {
        var code = name switch
        {
            SumOfEnergy => KpiDefinitions.Energy.Code,
            SumOfVolume => PeriodKpiDefinitions.Water.Code,
            _ => FormulaNames.WithoutCarrier(name),
        };
        return Array.Find(KpiDefinitions.All, kpi => kpi.Code == code);
    }

    private static KpiMedium? MediumOf(string name) =>
        FormulaNames.WithoutCarrier(name) is var code && code.Length < name.Length ? AssetFigures.MediumOf(name[(code.Length + 1)..]) : null;
}
