using System.Collections.Frozen;

namespace UrbGrade.Bus.Orchestration;

/// <summary>The services of the modules that work in this process.</summary>
public sealed class ModuleServices
{
    private readonly FrozenDictionary<string, string[]> queues;
    private readonly FrozenDictionary<Type, string> modules;
    private readonly FrozenSet<Type> standIns;

    /// <param name="services">As the modules registered them.</param>
    public ModuleServices(IEnumerable<ModuleService> services)
    {
        All = [.. services.Distinct()];
        var handled = All.Where(service => service.Handler is not null).ToList();
        queues = handled.GroupBy(service => service.Contract, service => service.Module)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
        modules = handled.DistinctBy(service => service.Handler).ToFrozenDictionary(service => service.Handler!, service => service.Module);
        standIns = handled.Where(service => service.StandsIn).Select(service => service.Handler!).ToFrozenSet();
        StoodIn = [.. handled.GroupBy(service => service.Contract).Where(group => group.All(service => service.StandsIn))
            .Select(group => new ClosedService(group.Key, "", TenantId: null))];
        Queues = handled.Select(service => service.Module).Append("").ToFrozenSet();
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ModuleService> All { get; }

    /// <summary>Queues of modules with handlers here, and the empty one, which is everybody's.</summary>
    public IReadOnlySet<string> Queues { get; }

    /// <summary>What lies in no queue and has nobody here but a stand-in: that one leaves it alone.</summary>
    public IReadOnlyList<ClosedService> StoodIn { get; }

    /// <summary>Modules that handle a contract here, or stand in for another; empty when none does.</summary>
    public IReadOnlyList<string> Handling(string contract) => queues.GetValueOrDefault(contract, []);

    /// <summary>Whether a handler takes what lies in a queue. Work in no queue is everybody's but a stand-in's.</summary>
    public bool Takes(Type handler, string queue) =>
        queue.Length == 0 ? !standIns.Contains(handler) : modules.GetValueOrDefault(handler, "") == queue;
}
