namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What this process does for the platform; several processes share one database.</summary>
/// <param name="ServesRequests">Answers gateways and browsers.</param>
/// <param name="DoesWork">Handles work items.</param>
public sealed record PlatformRole(bool ServesRequests, bool DoesWork);
