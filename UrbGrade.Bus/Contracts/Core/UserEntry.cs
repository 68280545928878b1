namespace UrbGrade.Bus.Contracts.Core;

/// <summary>An account.</summary>
/// <param name="TenantCode">Null for an administrator of the platform.</param>
/// <param name="LockedOutUntil">Null unless too many attempts failed.</param>
/// <param name="HasSecondFactor">Signing in takes a code, too.</param>
/// <param name="IsInvited">The person has chosen no password yet.</param>
public sealed record UserEntry(
    string Email, string DisplayName, string? TenantCode, IReadOnlyList<string> Roles, DateTimeOffset? LockedOutUntil, bool Disabled,
    bool HasSecondFactor, bool IsInvited);
