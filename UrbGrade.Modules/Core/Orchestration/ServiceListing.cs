using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Puts the overview of the bus together.</summary>
internal sealed class ServiceListing(
    IUrbGradeContexts contexts, ITenantRegistry tenants, IOptions<OrchestrationOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    /// <summary>What lies within a scope: the platform's modules and the scope's own, with the scope's work.</summary>
    public async Task<ServiceOverview> Read(TenantScope scope, CancellationToken cancellation)
    {
        await using var database = contexts.Read(scope);
        var services = await database.Set<ServiceRow>().AsNoTracking()
            .Where(row => scope.SeesAll || row.TenantId == ServiceRow.Everybody || row.TenantId == scope.TenantId).ToListAsync(cancellation);
        var nodes = await database.Set<ModuleNodeRow>().AsNoTracking()
            .Where(row => scope.SeesAll || row.TenantId == ServiceRow.Everybody || row.TenantId == scope.TenantId).ToListAsync(cancellation);
        var rules = (await database.Set<ServiceRuleRow>().AsNoTracking()
            .Where(row => scope.SeesAll || row.TenantId == ServiceRow.Everybody || row.TenantId == scope.TenantId).ToListAsync(cancellation))
            .ToLookup(row => (row.Contract, row.Module));
        var work = await Work(database, scope, cancellation);
        var partners = await PartnersWork(services, cancellation);
        var entries = services.ConvertAll(row => Entry(row, rules[(row.Contract, row.Module)], WorkOf(row, work, partners), scope));
        var handled = services.Where(row => row.Role != ServiceRole.Tells).Select(row => (row.Contract, row.Module)).ToHashSet();
        entries.AddRange(work.Where(left => !handled.Contains(left.Key) && left.Value.Waiting + left.Value.Running + left.Value.Parked > 0)
            .Select(left => new ServiceEntry(
                left.Key.Contract, left.Key.Module, null, ServiceKind.Event, ServiceRole.Handles, "{}", null,
                [.. RulesOf(ServiceRow.Everybody, rules[left.Key], scope)], left.Value,
                IsPublished: left.Key.Module.Length == 0 && IsHandled(left.Key.Contract))));
        return new ServiceOverview(
            Modules(services, nodes),
            [.. entries.OrderBy(entry => entry.Module, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Role).ThenBy(entry => entry.Contract, StringComparer.Ordinal)]);

        bool IsHandled(string contract) => services.Exists(row => row.Contract == contract && row.Role == ServiceRole.Handles);
    }

    private static ServiceWork WorkOf(
        ServiceRow row, Dictionary<(string, string), ServiceWork> platform, Dictionary<int, Dictionary<(string, string), ServiceWork>> partners)
    {
        var of = row.TenantId == ServiceRow.Everybody ? platform : partners[row.TenantId];
        return row.Role != ServiceRole.Tells ? of.GetValueOrDefault((row.Contract, row.Module), new ServiceWork()) : new ServiceWork();
    }

    /// <summary>How the work of partners' modules stands, by tenant: modules of two tenants may have the same name.</summary>
    private async Task<Dictionary<int, Dictionary<(string, string), ServiceWork>>> PartnersWork(
        List<ServiceRow> services, CancellationToken cancellation)
    {
        Dictionary<int, Dictionary<(string, string), ServiceWork>> work = [];
        foreach (var tenant in services.Select(row => row.TenantId).Where(tenant => tenant != ServiceRow.Everybody).Distinct())
        {
            await using var database = contexts.Read(TenantScope.Of(tenant));
            work[tenant] = await Work(database, TenantScope.Of(tenant), cancellation);
        }

        return work;
    }

    private ServiceEntry Entry(ServiceRow row, IEnumerable<ServiceRuleRow> rules, ServiceWork work, TenantScope scope) => new(
        row.Contract, row.Module, CodeOf(row.TenantId), row.Kind, row.Role, row.Schema, row.ReplySchema,
        row.Role != ServiceRole.Tells ? [.. RulesOf(row.TenantId, rules, scope)] : [], work);

    private IEnumerable<ServiceRuleEntry> RulesOf(int owner, IEnumerable<ServiceRuleRow> rules, TenantScope scope)
    {
        var isPlatforms = owner == ServiceRow.Everybody;
        var own = isPlatforms ? scope.TenantId : owner;
        return rules.Where(rule => IsTold(rule) && (isPlatforms || rule.TenantId == own)).Select(rule => new ServiceRuleEntry(
            CodeOf(rule.TenantId), rule.IsPaused, rule.RedirectTo, rule.PerMinute, OpenUntil(rule), rule.TenantId == own));
    }

    private bool IsTold(ServiceRuleRow rule) =>
        rule.IsPaused || rule.RedirectTo is not null || rule.PerMinute is not null || OpenUntil(rule) is not null;

    private DateTimeOffset? OpenUntil(ServiceRuleRow rule) =>
        rule.ToRule().IsOpenAt(clock.GetUtcNow(), options.Value.BreakerRest) ? rule.OpenUntil : null;

    private string? CodeOf(int tenantId) => tenantId == ServiceRow.Everybody ? null : tenants.Find(tenantId)?.Code ?? $"({tenantId})";

    private List<ModuleEntry> Modules(List<ServiceRow> services, List<ModuleNodeRow> nodes)
    {
        var now = clock.GetUtcNow();
        var (since, until) = (now - options.Value.Silence, now + OrchestrationOptions.OtherClocks);
        var known = services.Select(row => (row.Module, row.TenantId)).Concat(nodes.Select(row => (row.Module, row.TenantId))).Distinct();
        return [.. known.OrderBy(module => module.Module, StringComparer.OrdinalIgnoreCase).Select(module =>
        {
            var own = nodes.FindAll(node => node.Module == module.Module && node.TenantId == module.TenantId);
            var living = own.FindAll(node => node.SeenAt >= since && node.SeenAt <= until);
            return new ModuleEntry(
                module.Module, CodeOf(module.TenantId), [.. living.Select(node => node.Node).Order(StringComparer.Ordinal)],
                own.Count > 0 ? own.Max(node => node.SeenAt) : null, living.Exists(node => node.DoesWork));
        })];
    }

    private async Task<Dictionary<(string Contract, string Module), ServiceWork>> Work(
        UrbGradeContext database, TenantScope scope, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var since = now - Lately;
        var items = database.Set<WorkItemRow>();
        var waiting = await Count(items.Where(item => item.State == WorkItemState.Waiting), cancellation);
        var running = await Count(items.Where(item => item.State == WorkItemState.Leased), cancellation);
        var parked = await Count(items.Where(item => item.State == WorkItemState.Parked), cancellation);
        var minutes = await database.Set<ServiceMinuteRow>()
            .Where(row => row.Minute >= since && (scope.SeesAll || row.TenantId == scope.TenantId))
            .GroupBy(row => new { row.Contract, row.Module })
            .Select(group => new
            {
                group.Key.Contract,
                group.Key.Module,
                Handled = group.Sum(row => row.Handled),
                Failed = group.Sum(row => row.Failed),
                Critical = group.Sum(row => row.CriticalMilliseconds),
                Longest = group.Max(row => row.LongestMilliseconds),
            })
            .ToListAsync(cancellation);
        Dictionary<(string, string), ServiceWork> work = [];
        waiting.ForEach(count => Set(count.Contract, count.Queue, stands => stands with
        {
            Waiting = count.Items,
            QueueAge = count.FirstDue <= now ? now - count.FirstDue : null,
        }));
        running.ForEach(count => Set(count.Contract, count.Queue, stands => stands with { Running = count.Items }));
        parked.ForEach(count => Set(count.Contract, count.Queue, stands => stands with { Parked = count.Items }));
        minutes.ForEach(done => Set(done.Contract, done.Module, stands => stands with
        {
            HandledPerMinute = done.Handled / Lately.TotalMinutes,
            FailedAttempts = done.Failed,
            CriticalTime = done.Handled > 0 ? TimeSpan.FromMilliseconds((double)done.Critical / done.Handled) : null,
            LongestCriticalTime = done.Handled > 0 ? TimeSpan.FromMilliseconds(done.Longest) : null,
        }));
        return work;

        void Set(string contract, string module, Func<ServiceWork, ServiceWork> change) =>
            work[(contract, module)] = change(work.GetValueOrDefault((contract, module), new ServiceWork()));
    }

    /// <summary>Items of one state: each has an index of its own.</summary>
    private static async Task<List<(string Contract, string Queue, int Items, DateTimeOffset FirstDue)>> Count(
        IQueryable<WorkItemRow> items, CancellationToken cancellation)
    {
        var counts = await items.GroupBy(item => new { item.Contract, item.Queue })
            .Select(group => new { group.Key.Contract, group.Key.Queue, Items = group.Count(), FirstDue = group.Min(item => item.NextAttemptAt) })
            .ToListAsync(cancellation);
        return counts.ConvertAll(count => (count.Contract, count.Queue, count.Items, count.FirstDue));
    }
}
