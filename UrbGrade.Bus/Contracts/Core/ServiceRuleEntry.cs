namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What is decided about a service.</summary>
/// <param name="TenantCode">The tenant whose work it is about; null for everybody's.</param>
/// <param name="PerMinute">Items a minute at most; null for any number.</param>
/// <param name="OpenUntil">Until when the circuit breaker keeps work back; null when it is closed.</param>
/// <param name="IsOwn">Whether the session decides about this one: everybody's for the platform, a tenant's for the tenant.</param>
public sealed record ServiceRuleEntry(
    string? TenantCode, bool IsPaused, string? RedirectTo, int? PerMinute, DateTimeOffset? OpenUntil, bool IsOwn);
