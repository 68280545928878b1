namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What is known of a module by its certificate.</summary>
/// <param name="Violation">Why it is not trusted; null when it is.</param>
/// <param name="TenantId">The tenant that it works for; 0 when it is not trusted.</param>
/// <param name="Module">Its name; empty when it is not trusted.</param>
public sealed record ModuleVerdict(string? Violation, int TenantId = 0, string Module = "");
