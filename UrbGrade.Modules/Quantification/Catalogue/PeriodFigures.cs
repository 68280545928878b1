using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class PeriodFigures(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants) : IPeriodFigures
{
    public Task<IReadOnlyList<PeriodFigure>> Of(
        string? tenantCode, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, CancellationToken cancellation) =>
        Read(tenantCode, length, day, (rows, tenantId) => rows.Where(
            k => k.Scope == scope && k.ScopeId == (scope == KpiScope.Tenant ? tenantId : scopeId)), code: null, cancellation);

    public Task<IReadOnlyList<PeriodFigure>> All(
        string? tenantCode, KpiScope scope, PeriodLength length, DateOnly day, string code, CancellationToken cancellation) =>
        Read(tenantCode, length, day, (rows, _) => rows.Where(k => k.Scope == scope), code, cancellation);

    private async Task<IReadOnlyList<PeriodFigure>> Read(
        string? tenantCode, PeriodLength length, DateOnly day, Func<IQueryable<PeriodKpiRow>, int, IQueryable<PeriodKpiRow>> chosen, string? code,
        CancellationToken cancellation)
    {
        if ((tenantCode is null ? session.CurrentTenantId : tenants.FindByCode(tenantCode)?.Id) is not { } id
            || !(session.IsPlatformAdministrator || session.CurrentTenantId == id))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        var (resolution, start) = length switch
        {
            PeriodLength.Week => (KpiResolution.Week, AssetYear.MondayOf(day)),
            PeriodLength.Month => (KpiResolution.Month, new DateOnly(day.Year, day.Month, 1)),
            _ => (KpiResolution.Year, new DateOnly(day.Year, 1, 1)),
        };
        var definitions = await Definitions(database, tenants.Find(id)!.Currency, cancellation);
        var ids = definitions.Values.Where(d => code is null || d.Code == code).Select(d => d.Id).ToList();
        var rows = await chosen(database.Set<PeriodKpiRow>().AsNoTracking().Where(k => k.Resolution == resolution && k.PeriodStart == start), id)
            .Where(k => ids.Contains(k.DefinitionId)).ToListAsync(cancellation);
        var names = await Names(database, rows, cancellation);
        return
        [
            .. rows.OrderBy(k => k.DefinitionId).ThenBy(k => k.Medium).ThenBy(k => names.GetValueOrDefault((k.Scope, k.ScopeId)), StringComparer.Ordinal)
                .Select(k => new PeriodFigure(
                    k.Scope, k.ScopeId, names.GetValueOrDefault((k.Scope, k.ScopeId), ""), length, k.PeriodStart,
                    k.Medium == KpiMedium.All ? null : k.Medium.ToString().ToLowerInvariant(), definitions[k.DefinitionId].Code, definitions[k.DefinitionId].Version,
                    definitions[k.DefinitionId].Name, definitions[k.DefinitionId].Unit, k.Value, k.ExpectedIntervals, k.ValidIntervals, k.EstimatedIntervals,
                    k.Status, k.OccurredAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(k.OccurredAt))),
        ];
    }

    /// <summary>Those of the platform, with money in the tenant's, and the newest versions of its formulas.</summary>
    private static async Task<Dictionary<int, (int Id, string Code, int Version, string Name, string Unit)>> Definitions(
        UrbGradeContext database, string currency, CancellationToken cancellation)
    {
        var formulas = await database.Set<FormulaKpiRow>().AsNoTracking().ToListAsync(cancellation);
        return KpiDefinitions.All.Select(d => (d.Id, d.Code, d.Version, d.Name, Unit: d.Unit == "EUR" ? currency : d.Unit))
            .Concat(formulas.GroupBy(f => f.Code).Select(versions => versions.MaxBy(f => f.Version)!).Where(f => !f.IsRetired)
                .Select(f => (f.Id, f.Code, f.Version, f.Name, f.Unit)))
            .ToDictionary(d => d.Id);
    }

    private static async Task<Dictionary<(KpiScope, int), string>> Names(
        UrbGradeContext database, List<PeriodKpiRow> rows, CancellationToken cancellation)
    {
        var names = new Dictionary<(KpiScope, int), string>();
        foreach (var scope in rows.Select(k => k.Scope).Distinct())
        {
            var ids = rows.Where(k => k.Scope == scope).Select(k => k.ScopeId).Distinct().ToList();
            var found = scope switch
            {
                KpiScope.Asset => database.Set<AssetRow>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name }),
                KpiScope.Meter => database.Set<MeterRow>().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, Name = m.Source }),
                KpiScope.Tenant => database.Set<TenantRow>().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }),
                _ => database.Set<PlaceRow>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }),
            };
            foreach (var one in await found.ToListAsync(cancellation))
            {
                names[(scope, one.Id)] = one.Name;
            }
        }

        return names;
    }
}
