using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed class FactorChoices(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale, ITenantRegistry tenants, TimeProvider clock) : IFactorChoices
{
    public async Task<IReadOnlyList<FactorChoice>> List(string? tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out _))
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        return await database.Set<FactorChoiceRow>().OrderBy(c => c.Carrier).Select(c => new FactorChoice(c.Carrier, c.Zone, c.Method)).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<FactorChoice>> Taken(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var rows = await database.Set<FactorChoiceRow>().AsNoTracking().OrderBy(c => c.TenantId).ThenBy(c => c.Carrier).ToListAsync(cancellation);
        return [.. rows.Select(row => new FactorChoice(row.Carrier, row.Zone ?? tenants.Find(row.TenantId)?.Country, row.Method)).Distinct()];
    }

    public async Task<AdministrationResult> Choose(string? tenantCode, FactorChoice choice, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Of(tenant.Id), ChangeTopic.Factors, (database, session) =>
        {
            var factors = database.Set<EmissionFactorRow>().AsNoTracking().Where(f => f.Carrier == choice.Carrier).ToList();
            if (Broken(factors, tenant, choice) is { } problem)
            {
                return problem;
            }

            var row = database.Set<FactorChoiceRow>().SingleOrDefault(c => c.Carrier == choice.Carrier);
            var (zone, method) = (row?.Zone, row?.Method);
            if (zone == choice.Zone && method == choice.Method)
            {
                return AuditedChange.Nothing;
            }

            Write(database, tenant, row, choice);
            foreach (var (from, until) in TouchedYears.Of(
                year => EmissionFactorChoice.For(factors, zone ?? tenant.Country, choice.Carrier, year, method)?.KilogramPerKwh,
                year => EmissionFactorChoice.For(factors, choice.Zone ?? tenant.Country, choice.Carrier, year, choice.Method)?.KilogramPerKwh, clock.GetUtcNow()))
            {
                stale.Repriced(session, new PriceChanged(tenant.Id, choice.Carrier, from, until));
            }

            return AuditedChange.Done(tenant.Id, "factor.chosen", choice.Carrier, Text(zone, method), Text(choice.Zone, choice.Method));
        }, cancellation);
    }

    /// <summary>What no factor is of would leave figures without emissions.</summary>
    private static AdministrationResult? Broken(List<EmissionFactorRow> factors, TenantInfo tenant, FactorChoice choice)
    {
        if (!EmissionFactorEntry.Carriers.Contains(choice.Carrier))
        {
            return Refused.Invalid($"The carrier is '{choice.Carrier}'; allowed are {string.Join(", ", EmissionFactorEntry.Carriers)}.");
        }

        var zone = choice.Zone ?? tenant.Country;
        return choice is { Zone: null, Method: null } || factors.Exists(f => f.Zone == zone && (choice.Method is null || f.Method == choice.Method)) ? null
            : Refused.NotFound(
                $"There is no factor of {choice.Carrier} in {zone}{(choice.Method is { } method ? $" by the method '{method}'" : "")}; there are "
                + $"{(factors.Count == 0 ? "none" : string.Join(", ", factors.Select(f => $"{f.Zone} '{f.Method}'").Distinct().Order(StringComparer.Ordinal)))}.");
    }

    private static void Write(UrbGradeContext database, TenantInfo tenant, FactorChoiceRow? row, FactorChoice choice)
    {
        if (choice is { Zone: null, Method: null })
        {
            database.Remove(row!);
        }
        else if (row is null)
        {
            database.Add(new FactorChoiceRow { TenantId = tenant.Id, Carrier = choice.Carrier, Zone = choice.Zone, Method = choice.Method });
        }
        else
        {
            (row.Zone, row.Method) = (choice.Zone, choice.Method);
        }
    }

    private static string? Text(string? zone, string? method) => zone is null && method is null ? null : string.Join(", ", new[] { zone, method }.OfType<string>());
}
