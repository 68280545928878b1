namespace UrbGrade.Bus.Orchestration;

/// <summary>What an operator, or a circuit breaker, decided about a service.</summary>
/// <param name="Contract">Name with version.</param>
/// <param name="Module">The module that handles it.</param>
/// <param name="TenantId">The tenant whose work it is about; null for everybody's.</param>
/// <param name="IsPaused">Whether work waits until somebody lets it go on.</param>
/// <param name="RedirectTo">The module that gets the work instead; null for no other.</param>
/// <param name="PerMinute">How many items may run in a minute, in all processes together; null for any number.</param>
/// <param name="OpenUntil">Until when the circuit breaker keeps work back; null when it is closed.</param>
public sealed record ServiceRule(
    string Contract, string Module, int? TenantId, bool IsPaused = false, string? RedirectTo = null, int? PerMinute = null,
    DateTimeOffset? OpenUntil = null)
{
    /// <summary>How far the clocks of two processes may be apart.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>Whether the circuit breaker keeps work back: never longer than it rests, also when the clock was moved back since it opened.</summary>
    /// <param name="rest">How long a breaker stays open.</param>
    public bool IsOpenAt(DateTimeOffset now, TimeSpan rest) => OpenUntil > now && OpenUntil <= now + rest + Apart;
}
