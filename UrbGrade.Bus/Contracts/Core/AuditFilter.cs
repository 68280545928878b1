namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Which lines of the audit; null for all.</summary>
/// <param name="Who">Part of who did it.</param>
/// <param name="What">Beginning of what happened, such as <c>certificate.</c></param>
/// <param name="Subject">Part of what it happened to.</param>
/// <param name="TenantCode">The tenant.</param>
/// <param name="From">First day, of <paramref name="TimeZone"/>.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Text">Part of what it happened to, of what was before or of what is after.</param>
/// <param name="TimeZone">IANA name of the zone of the days; null for UTC.</param>
public sealed record AuditFilter(
    string? Who = null, string? What = null, string? Subject = null, string? TenantCode = null, DateOnly? From = null, DateOnly? To = null,
    string? Text = null, string? TimeZone = null);
