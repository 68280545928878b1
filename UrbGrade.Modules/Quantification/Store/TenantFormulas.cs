using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The newest versions of a tenant's formulas, made ready.</summary>
internal sealed class TenantFormulas
{
    private readonly List<(FormulaKpiRow Row, Formula Formula, IReadOnlyList<string> Needs)> formulas;

    private TenantFormulas(List<(FormulaKpiRow Row, Formula Formula, IReadOnlyList<string> Needs)> formulas, FormulaNames names) =>
        (this.formulas, Names, Groups) = (formulas, names, new GroupFormulas(formulas, names));

    /// <summary>What they may name beside each other.</summary>
    public FormulaNames Names { get; }

    /// <summary>Those that several assets have together.</summary>
    public GroupFormulas Groups { get; }

    /// <summary>Loads those of the context's tenant. One that does not fit any more, because a KPI of the platform
    /// measures something else now, is left out.</summary>
    /// <param name="names">What they may name beside each other.</param>
    public static async Task<TenantFormulas> Load(UrbGradeContext context, FormulaNames names, CancellationToken cancellation)
    {
        return Of(Newest(await context.Set<FormulaKpiRow>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellation)), names);
    }

    /// <param name="rows">The newest version of each.</param>
    /// <param name="names">What they may name beside each other.</param>
    public static TenantFormulas Of(IReadOnlyList<FormulaKpiRow> rows, FormulaNames names)
    {
        var links = new FormulaLinks(rows.Select(row => (row.Code, row.Formula, row.Unit)), names);
        foreach (var row in rows)
        {
            links.ProblemOf(row.Code);
        }

        return new TenantFormulas([.. links.Order.Select(code => (rows.Single(row => row.Code == code), links.Of(code), links.NeedsOf(code)))], names);
    }

    /// <summary>KPIs of the platform, facts and series that the formula of a code is made of; null for one that is not computed.</summary>
    public IReadOnlyList<string>? NeedsOf(string code) => formulas.Find(one => one.Row.Code == code).Needs;

    /// <summary>The newest version of each code that was not ended.</summary>
    /// <param name="versions">Of one tenant.</param>
    public static List<FormulaKpiRow> Newest(IEnumerable<FormulaKpiRow> versions) =>
        [.. versions.GroupBy(f => f.Code).Select(of => of.MaxBy(f => f.Version)!).Where(f => !f.IsRetired)];

    /// <summary>Their values in one period of an asset; where it has no KPI of the platform, of those that stand on something else that was measured.</summary>
    /// <param name="results">KPIs of the platform in this period.</param>
    public IEnumerable<PeriodResult> Of(AssetFigures figures, AssetTraits traits, Period period, IReadOnlyList<PeriodResult> results)
    {
        if (formulas.Count == 0)
        {
            yield break;
        }

        foreach (var (row, result) in Evaluate(new FormulaPeriod(figures, traits, period, results, Names)).Where(one => one.Result.Expected > 0 || results.Count > 0))
        {
            // A formula of facts alone stands on no reading, and is as sure as they are.
            yield return new PeriodResult(row.Id, KpiMedium.All, result.Expected == 0 ? result with { Expected = 1, Valid = 1 } : result)
            {
                MinimumCoverage = row.MinimumCoverage,
            };
        }
    }

    /// <summary>Computes them one after the other, and lets those that follow find them.</summary>
    public List<(FormulaKpiRow Row, KpiResult Result)> Evaluate(FormulaPeriod names)
    {
        var results = new List<(FormulaKpiRow Row, KpiResult Result)>();
        foreach (var (row, formula, _) in formulas)
        {
            if (formula.Evaluate(names.Find) is { } result)
            {
                names.Add(row.Code, new FormulaInput(result, UnitOfMeasure.Parse(row.Unit)!.Value));
                results.Add((row, result));
            }
        }

        return results;
    }
}
