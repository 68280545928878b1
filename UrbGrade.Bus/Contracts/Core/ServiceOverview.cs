namespace UrbGrade.Bus.Contracts.Core;

/// <summary>The service catalogue and how the work stands.</summary>
/// <param name="Modules">By name.</param>
/// <param name="Services">By module and contract.</param>
public sealed record ServiceOverview(IReadOnlyList<ModuleEntry> Modules, IReadOnlyList<ServiceEntry> Services);
