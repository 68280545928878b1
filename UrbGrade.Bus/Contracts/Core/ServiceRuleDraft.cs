namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How fast a service's work is to run, and which module gets it.</summary>
/// <param name="PerMinute">1 to 60,000; null for any number.</param>
/// <param name="RedirectTo">The other module; null for the service's own.</param>
/// <param name="SeenPerMinute">As it was shown: what somebody else changed meanwhile is not overwritten.</param>
/// <param name="SeenRedirectTo">As it was shown.</param>
public sealed record ServiceRuleDraft(int? PerMinute, string? RedirectTo, int? SeenPerMinute, string? SeenRedirectTo);
