using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The newest versions of a tenant's formulas, made ready.</summary>
internal sealed class TenantFormulas
{
    private readonly List<(FormulaKpiRow Row, Formula Formula)> formulas = [];
    private readonly string currency;

    private TenantFormulas(string currency) => this.currency = currency;

    /// <summary>Loads those of the context's tenant. One that does not fit any more, because a KPI of the platform measures something else now, is left out.</summary>
    /// <param name="currency">ISO 4217 code of the tenant's money.</param>
    public static async Task<TenantFormulas> Load(UrbGradeContext context, string currency, CancellationToken cancellation)
    {
        var ready = new TenantFormulas(currency);
        var rows = await context.Set<FormulaKpiRow>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellation);
        foreach (var row in rows.GroupBy(f => f.Code).Select(versions => versions.MaxBy(f => f.Version)!).Where(f => !f.IsRetired))
        {
            try
            {
                ready.formulas.Add((row, Formula.Of(row.Formula, row.Unit, name => FormulaNames.UnitOf(name, currency))));
            }
            catch (FormulaException)
            {
            }
        }

        return ready;
    }

    /// <summary>Their values in one period of an asset.</summary>
    /// <param name="results">KPIs of the platform in this period.</param>
    public IEnumerable<PeriodResult> Of(AssetFigures figures, AssetTraits traits, Period period, IReadOnlyList<PeriodResult> results)
    {
        if (formulas.Count == 0)
        {
            yield break;
        }

        var names = new FormulaPeriod(figures, traits, period, results, currency);
        foreach (var (row, formula) in formulas)
        {
            if (formula.Evaluate(names.Find) is { } result)
            {
                // A formula of facts alone stands on no reading, and is as sure as they are.
                yield return new PeriodResult(row.Id, KpiMedium.All, result.Expected == 0 ? result with { Expected = 1, Valid = 1 } : result)
                {
                    MinimumCoverage = row.MinimumCoverage,
                };
            }
        }
    }
}
