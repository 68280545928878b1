using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Delivery;

/// <summary>What somebody who looks for due work would take.</summary>
/// <param name="Contracts">Names of the contracts that it handles.</param>
/// <param name="Queues">Queues that it works off; the empty name stands for what is in no module's.</param>
/// <param name="Closed">Services whose work waits.</param>
/// <param name="TenantId">The tenant that it works for; null for all.</param>
public sealed record WantedWork(
    IReadOnlyCollection<string> Contracts, IReadOnlyCollection<string> Queues, IReadOnlyCollection<ClosedService> Closed,
    int? TenantId = null);
