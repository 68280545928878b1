using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

internal sealed class ServiceBoard(
    ServiceListing listing, ServiceCatalogue catalogue, AuditedChanges changes, Reach reach, TimeProvider clock) : IServiceBoard
{
    private const int MostPerMinute = ServiceRuleRow.MostPerMinute;

    private const int LongestReason = 1_000;

    public async Task<ServiceOverview> Look(CancellationToken cancellation) =>
        reach.Operated is { } scope ? await listing.Read(scope, cancellation) : new ServiceOverview([], []);

    public Task<AdministrationResult> Pause(ServiceKey service, string? tenantCode, CancellationToken cancellation) => Change(
        service, tenantCode, "service.paused",
        (_, rule) =>
        {
            rule.IsPaused = true;
            return null;
        },
        cancellation);

    public Task<AdministrationResult> Resume(ServiceKey service, string? tenantCode, CancellationToken cancellation) => Change(
        service, tenantCode, "service.resumed",
        (_, rule) =>
        {
            (rule.IsPaused, rule.OpenUntil) = (false, null);
            return null;
        },
        cancellation);

    public Task<AdministrationResult> Limit(ServiceKey service, string? tenantCode, int? perMinute, CancellationToken cancellation) =>
        perMinute is < 1 or > MostPerMinute
            ? Task.FromResult(Refused.Invalid("Service.Limit", $"The limit is {perMinute} a minute; allowed are 1 to {MostPerMinute}, or none."))
            : Change(
                service, tenantCode, "service.limited",
                (_, rule) =>
                {
                    rule.PerMinute = perMinute;
                    return null;
                },
                cancellation);

    public Task<AdministrationResult> Set(ServiceKey service, string? tenantCode, ServiceRuleDraft draft, CancellationToken cancellation) =>
        draft.PerMinute is < 1 or > MostPerMinute
            ? Limit(service, tenantCode, draft.PerMinute, cancellation)
            : Change(
                service, tenantCode, draft.RedirectTo == draft.SeenRedirectTo ? "service.limited" : "service.redirected",
                (database, rule) =>
                {
                    if ((rule.PerMinute, rule.RedirectTo) != (draft.SeenPerMinute, draft.SeenRedirectTo))
                    {
                        var (most, to) = (rule.PerMinute?.ToString(CultureInfo.InvariantCulture) ?? "–", rule.RedirectTo ?? "–");
                        return Refused.Invalid(
                            "Service.Meanwhile",
                            $"Somebody changed this rule meanwhile: at most {most} items a minute (– for any number), redirected to {to} (– for its own module). Look at it; saving again replaces it.");
                    }

                    rule.PerMinute = draft.PerMinute;
                    Redirect(database, rule, draft.RedirectTo);
                    return null;
                },
                cancellation, draft.RedirectTo);

    public Task<AdministrationResult> Redirect(ServiceKey service, string? tenantCode, string? to, CancellationToken cancellation) => Change(
        service, tenantCode, "service.redirected",
        (database, rule) =>
        {
            Redirect(database, rule, to);
            return null;
        },
        cancellation, to);

    public async Task<AdministrationResult> Archive(ServiceKey service, string? tenantCode, string reason, CancellationToken cancellation)
    {
        if (!TryWhose(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        var why = reason.Trim();
        if (why.Length is 0 or > LongestReason)
        {
            return Refused.Invalid("Service.Reason", $"The reason has {why.Length} characters; allowed are 1 to {LongestReason}.");
        }

        if (catalogue.Snapshot.IsWorkedOff(service.Contract, service.Module, tenant))
        {
            return Refused.Invalid(
                "Service.WorkedOff",
                $"The work of '{service.Contract}' in '{service.Module}' is worked off by a module; only what none works off any more is archived.");
        }

        return await changes.Commit(TenantScope.Platform, topic: null, database =>
        {
            var now = clock.GetUtcNow();
            var archived = WorkOf(database, service, tenant).Where(item => item.State == WorkItemState.Waiting).ExecuteUpdate(set => set
                .SetProperty(item => item.State, WorkItemState.Archived)
                .SetProperty(item => item.FinishedAt, now));
            return archived == 0
                ? Unknown(service)
                : AuditedChange.Done(
                    tenant, "service.archived", $"{service.Contract} in {service.Module}",
                    string.Create(CultureInfo.InvariantCulture, $"{archived} waiting"), $"archived: {why}");
        }, cancellation);
    }

    private static AdministrationResult Unknown(ServiceKey service) => Refused.NotFound(
        "Service.Unknown", $"No module '{service.Module}' handles the contract '{service.Contract}' here; 'admin services list' shows what is published.");

    private static IQueryable<WorkItemRow> WorkOf(UrbGradeContext database, ServiceKey service, int? tenant) => database.Set<WorkItemRow>().Where(item =>
        item.Contract == service.Contract && item.Queue == service.Module && (tenant == null || item.TenantId == tenant));

    /// <summary>Whether a module that is gone, or that withdrew the contract, left work or a rule.</summary>
    private static bool IsLeft(UrbGradeContext database, ServiceKey service, int? tenant)
    {
        var owner = tenant ?? ServiceRow.Everybody;
        return WorkOf(database, service, tenant).Any(item =>
                item.State == WorkItemState.Waiting || item.State == WorkItemState.Leased || item.State == WorkItemState.Parked)
            || database.Set<ServiceRuleRow>().Any(rule => rule.Contract == service.Contract && rule.Module == service.Module && rule.TenantId == owner);
    }

    private async Task<AdministrationResult> Change(
        ServiceKey service, string? tenantCode, string what, Func<UrbGradeContext, ServiceRuleRow, AdministrationResult?> change, CancellationToken cancellation,
        string? redirectTo = null)
    {
        if (!TryWhose(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        var snapshot = catalogue.Snapshot;
        var isPublished = snapshot.Takes(service.Contract, service.Module, tenant);
        if (!isPublished && snapshot.IsWorkedOff(service.Contract, service.Module, tenant))
        {
            return Unknown(service);
        }

        if (redirectTo is not null && (redirectTo == service.Module || !snapshot.Takes(service.Contract, redirectTo, tenant)))
        {
            return Refused.Invalid(
                "Service.Redirect",
                $"The work is to go to '{redirectTo}'; allowed is another module that handles '{service.Contract}' or stands in for it.");
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Services, database =>
        {
            if (!isPublished && !IsLeft(database, service, tenant))
            {
                return Unknown(service);
            }

            var rule = ServiceRules.Of(database, service.Contract, service.Module, tenant ?? ServiceRow.Everybody);
            var before = Describe(rule);
            if (change(database, rule) is { } refused)
            {
                return refused;
            }

            var after = Describe(rule);
            return before == after ? AuditedChange.Nothing : AuditedChange.Done(tenant, what, $"{service.Contract} in {service.Module}", before, after);
        }, cancellation);
    }

    /// <summary>Whose work a decision is about.</summary>
    /// <param name="tenant">Null for everybody's.</param>
    private bool TryWhose(string? tenantCode, out int? tenant, out AdministrationResult refusal)
    {
        (tenant, refusal) = (null, Refused.TakesOperator);
        if (tenantCode is null && reach.Operated is { SeesAll: true })
        {
            return true;
        }

        if (!reach.TryFindOperated(tenantCode, out var found, out refusal))
        {
            return false;
        }

        tenant = found.Id;
        return true;
    }

    private void Redirect(UrbGradeContext database, ServiceRuleRow rule, string? to)
    {
        var before = rule.RedirectTo;
        if (before == to)
        {
            return;
        }

        rule.RedirectTo = to;
        if (before is not null && IsStandIn(rule, before))
        {
            // What another rule gives it, too, stays there.
            var others = database.Set<ServiceRuleRow>().Where(other => other.Contract == rule.Contract && other.Id != rule.Id && other.RedirectTo == before);
            var left = Waiting(database, rule, before)
                .Where(item => !others.Any(other => other.TenantId == ServiceRow.Everybody || other.TenantId == item.TenantId));
            Move(database, rule, left, to ?? rule.Module);
        }

        if (to is not null)
        {
            Move(database, rule, Waiting(database, rule, rule.Module), to);
        }
    }

    /// <summary>Whether a module has only what is redirected to it.</summary>
    private bool IsStandIn(ServiceRuleRow rule, string module) =>
        catalogue.Snapshot.StandsIn(rule.Contract, module, rule.TenantId == ServiceRow.Everybody ? null : rule.TenantId);

    /// <summary>What waits in a queue of the work that a rule is about.</summary>
    private static IQueryable<WorkItemRow> Waiting(UrbGradeContext database, ServiceRuleRow rule, string queue) => database.Set<WorkItemRow>().Where(item =>
        item.State == WorkItemState.Waiting && item.Contract == rule.Contract && item.Queue == queue
        && (rule.TenantId == ServiceRow.Everybody || item.TenantId == rule.TenantId));

    /// <summary>Moves what waits. An item of a key that waits in the other queue already is done by that one, and so is one of which the other
    /// module got a copy of its own, as all that handle an event do.</summary>
    private void Move(UrbGradeContext database, ServiceRuleRow rule, IQueryable<WorkItemRow> waiting, string to)
    {
        var isEvent = catalogue.Snapshot.Services.Any(service => service.Contract == rule.Contract && service.Kind == ServiceKind.Event);
        var there = database.Set<WorkItemRow>().Where(item => item.State == WorkItemState.Waiting && item.Queue == to && item.UniqueKey != null);
        var copies = database.Set<WorkItemRow>().Where(item => item.Contract == rule.Contract && item.Queue == to && item.UniqueKey == null);
        var now = clock.GetUtcNow();
        waiting.Where(item => there.Any(other => other.UniqueKey == item.UniqueKey) || (isEvent && item.UniqueKey == null && copies.Any(other =>
            other.TenantId == item.TenantId && other.ConversationId == item.ConversationId && other.Payload == item.Payload))).ExecuteUpdate(set => set
            .SetProperty(item => item.State, WorkItemState.Done)
            .SetProperty(item => item.FinishedAt, now));
        waiting.ExecuteUpdate(set => set.SetProperty(item => item.Queue, to));
    }

    private static string Describe(ServiceRuleRow rule)
    {
        List<string> says = [];
        if (rule.IsPaused)
        {
            says.Add("paused");
        }

        if (rule.RedirectTo is { } to)
        {
            says.Add($"redirected to {to}");
        }

        if (rule.PerMinute is { } most)
        {
            says.Add(string.Create(CultureInfo.InvariantCulture, $"at most {most} a minute"));
        }

        if (rule.OpenUntil is { } until)
        {
            says.Add(string.Create(CultureInfo.InvariantCulture, $"circuit breaker open until {until:u}"));
        }

        return says.Count == 0 ? "runs freely" : string.Join(", ", says);
    }
}
