using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Finds figures as pages show them.</summary>
internal sealed class FigureClaims(ITenantRegistry tenants, IKpiCatalogue catalogue, PeriodFigures figures)
{
    /// <summary>A figure of the context's tenant; null when it has no such one.</summary>
    public async Task<ClaimedFigure?> Find(UrbGradeContext database, FigureName name, CancellationToken cancellation)
    {
        var (resolution, start, _) = PeriodFigures.Span(name.Length, name.Day);
        if (FigureWays.Of(name.Scope, name.Length, name.Code, name.Medium) != FigureWay.Days)
        {
            return await figures.OfWhole(name, cancellation) is { Value: not null } figure
                && (await catalogue.List(null, cancellation)).FirstOrDefault(kpi => kpi.Code == name.Code) is { } kpi
                ? new ClaimedFigure(
                    figure.Scope, figure.Scope == KpiScope.Tenant ? 0 : figure.ScopeId, figure.About, figure.Code, figure.Version, figure.Name, kpi.Formula, figure.Unit, figure.Medium,
                    figure.Length, figure.Start, figure.Value, figure.Expected, figure.Valid, figure.Estimated, figure.OccurredAt, kpi.MinimumCoverage, figure.Hour)
                : null;
        }

        var definition = FigureWays.Definition(name.Code)!;
        var row = await database.Set<KpiRow>().AsNoTracking().SingleOrDefaultAsync(
            k => k.AssetId == name.ScopeId && k.DefinitionId == definition.Id && k.Resolution == resolution && k.PeriodStart == start, cancellation);
        return row is not null && await database.Set<AssetRow>().Where(a => a.Id == name.ScopeId).Select(a => a.Name).SingleOrDefaultAsync(cancellation) is { } asset
            ? new ClaimedFigure(
                KpiScope.Asset, name.ScopeId, asset, definition.Code, definition.Version, definition.Name, definition.Formula,
                definition.Code == KpiDefinitions.Cost.Code ? tenants.Find(database.Scope.TenantId)!.Currency : definition.Unit, null, name.Length, start, row.Value,
                row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals, null, definition.MinimumCoverage)
            : null;
    }
}
