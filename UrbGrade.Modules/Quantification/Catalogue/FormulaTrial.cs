using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

/// <summary>Tries a formula on what a tenant has, without keeping anything.</summary>
internal sealed class FormulaTrial(IUrbGradeContexts contexts, PeriodComputation computation, TimeProvider clock)
{
    private const int MostAssets = 8;

    /// <summary>Values of the newest full month of some assets that have one: first of those that lack least of what the
    /// formula needs, among them of those that have KPIs, by code.</summary>
    /// <param name="needs">KPIs of the platform, facts and series.</param>
    public async Task<IReadOnlyList<FormulaFigure>> Of(TenantInfo tenant, Formula formula, IReadOnlyList<string> needs, CancellationToken cancellation)
    {
        await using var context = contexts.Read(TenantScope.Of(tenant.Id));
        var thisMonth = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) is var today ? new DateOnly(today.Year, today.Month, 1) : default;
        var newest = await context.Set<PeriodKpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.Scope == KpiScope.Asset && k.PeriodStart < thisMonth && k.ValidIntervals > 0)
            .MaxAsync(k => (DateOnly?)k.PeriodStart, cancellation);
        if (newest is not { } month)
        {
            return [];
        }

        var assets = await context.Set<AssetRow>().OrderBy(asset => asset.Code).Select(asset => new { asset.Id, asset.Code, asset.Name }).ToListAsync(cancellation);
        var known = await KnownInMonth.Load(context, await computation.Basis(context, cancellation), month, cancellation);
        var figures = new List<FormulaFigure>();
        foreach (var asset in assets.Where(asset => known.HasKpis(asset.Id) || known.Measures(asset.Id, needs))
            .OrderBy(asset => needs.Count(name => !known.Has(asset.Id, name))).ThenByDescending(asset => known.HasKpis(asset.Id)).Take(MostAssets))
        {
            if (formula.Evaluate((await computation.Names(context, asset.Id, month, cancellation)).Find) is { } result)
            {
                figures.Add(new FormulaFigure(asset.Code, asset.Name, month, result.Value, result.Expected == 0 ? 1 : result.Coverage));
            }
        }

        return figures;
    }
}
