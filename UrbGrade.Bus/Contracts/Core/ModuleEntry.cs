namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A module and the processes that work for it.</summary>
/// <param name="TenantCode">The tenant whose module it is; null for a module of the platform.</param>
/// <param name="Nodes">Processes that were heard of lately.</param>
/// <param name="SeenAt">Last sign of life of any of its processes; null when none is known.</param>
/// <param name="IsAlive">Whether a process that handles its work is there.</param>
public sealed record ModuleEntry(string Module, string? TenantCode, IReadOnlyList<string> Nodes, DateTimeOffset? SeenAt, bool IsAlive);
