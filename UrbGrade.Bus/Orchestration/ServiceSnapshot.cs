using System.Collections.Frozen;

namespace UrbGrade.Bus.Orchestration;

/// <summary>The catalogue and its rules at one moment; never changed, only replaced.</summary>
public sealed class ServiceSnapshot
{
    private static readonly string[] Nobody = [""];

    private readonly FrozenDictionary<string, PublishedService[]> handling;
    private readonly FrozenDictionary<string, PublishedService[]> standingIn;
    private readonly FrozenDictionary<(string Contract, string Module, int? TenantId), ServiceRule> rules;

    /// <param name="services">The catalogue.</param>
    /// <param name="rules">At most one for a contract, module and tenant.</param>
    public ServiceSnapshot(IEnumerable<PublishedService> services, IEnumerable<ServiceRule> rules)
    {
        Services = [.. services];
        handling = ByContract(ServiceRole.Handles);
        standingIn = ByContract(ServiceRole.StandsIn);
        this.rules = rules.ToFrozenDictionary(rule => (rule.Contract, rule.Module, rule.TenantId));
    }

    /// <summary>Nothing published, nothing decided.</summary>
    public static ServiceSnapshot Empty { get; } = new([], []);

    /// <summary>All that is published.</summary>
    public IReadOnlyList<PublishedService> Services { get; }

    /// <summary>All that is decided.</summary>
    public IReadOnlyCollection<ServiceRule> Rules => rules.Values;

    /// <summary>Queues that work of a contract goes into. Where no module is known to handle it, the one that work of a module that is gone is
    /// redirected to, or the empty one.</summary>
    public IReadOnlyList<string> QueuesOf(string contract, int tenantId)
    {
        var modules = handling.GetValueOrDefault(contract, []).Where(service => IsOf(service, tenantId)).Select(service => service.Module);
        var queues = modules.Select(module => Redirected(contract, module, tenantId)).Distinct().ToArray();
        return queues.Length > 0 ? queues : Left(contract, tenantId);
    }

    /// <summary>Whether a module handles a contract for a tenant.</summary>
    public bool Handles(string contract, string module, int? tenantId) => Has(handling, contract, module, tenantId);

    /// <summary>Whether a module can stand in for the one that handles a contract for a tenant.</summary>
    public bool StandsIn(string contract, string module, int? tenantId) => Has(standingIn, contract, module, tenantId);

    /// <summary>Whether a module does what lies in its queue: as the one that handles the contract, or as a stand-in.</summary>
    public bool Takes(string contract, string module, int? tenantId) =>
        Handles(contract, module, tenantId) || StandsIn(contract, module, tenantId);

    /// <summary>Whether a module works off a contract's work in a queue; work in no queue is for whichever handles the contract.</summary>
    /// <param name="tenantId">The tenant whose work it is; null for anybody's.</param>
    public bool IsWorkedOff(string contract, string queue, int? tenantId) => Services.Any(service =>
        service.Contract == contract && (tenantId is null || IsOf(service, tenantId))
        && (queue.Length == 0 ? service.Role == ServiceRole.Handles : service.Role != ServiceRole.Tells && service.Module == queue));

    /// <summary>Services whose work waits at a moment because they are paused or their circuit breaker is open.</summary>
    /// <param name="rest">How long a breaker stays open.</param>
    public IEnumerable<ClosedService> ClosedAt(DateTimeOffset now, TimeSpan rest) => rules.Values
        .Where(rule => rule.IsPaused || rule.IsOpenAt(now, rest))
        .Select(rule => new ClosedService(rule.Contract, rule.Module, rule.TenantId));

    /// <summary>The rules about a tenant's work of a service: the tenant's own and everybody's.</summary>
    public IEnumerable<ServiceRule> RulesOf(string contract, string module, int tenantId)
    {
        if (rules.TryGetValue((contract, module, tenantId), out var own))
        {
            yield return own;
        }

        if (rules.TryGetValue((contract, module, null), out var common))
        {
            yield return common;
        }
    }

    private static bool IsOf(PublishedService service, int? tenantId) => service.TenantId is null || service.TenantId == tenantId;

    private static bool Has(FrozenDictionary<string, PublishedService[]> services, string contract, string module, int? tenantId) =>
        services.GetValueOrDefault(contract, []).Any(service => service.Module == module && IsOf(service, tenantId));

    private FrozenDictionary<string, PublishedService[]> ByContract(ServiceRole role) => Services.Where(service => service.Role == role)
        .GroupBy(service => service.Contract).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private string[] Left(string contract, int tenantId)
    {
        var to = rules.Values.Where(rule => rule.Contract == contract && (rule.TenantId is null || rule.TenantId == tenantId))
            .OrderBy(rule => rule.TenantId is null).ThenBy(rule => rule.Module, StringComparer.Ordinal)
            .Select(rule => rule.RedirectTo).FirstOrDefault(module => module is not null && Takes(contract, module, tenantId));
        return to is null ? Nobody : [to];
    }

    private string Redirected(string contract, string module, int tenantId) =>
        RulesOf(contract, module, tenantId).Select(rule => rule.RedirectTo).FirstOrDefault(to => to is not null) ?? module;
}
