namespace UrbGrade.Bus.Contracts.Core;

/// <summary>An account.</summary>
/// <param name="TenantCode">Null for an administrator of the platform.</param>
/// <param name="LockedOutUntil">Null unless too many attempts failed.</param>
public sealed record UserEntry(
    string Email, string DisplayName, string? TenantCode, IReadOnlyList<string> Roles, DateTimeOffset? LockedOutUntil, bool Disabled);
