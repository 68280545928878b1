namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Which lines of the audit; null for all.</summary>
/// <param name="Who">Part of who did it.</param>
/// <param name="What">Beginning of what happened, such as <c>certificate.</c></param>
/// <param name="Subject">Part of what it happened to.</param>
/// <param name="TenantCode">The tenant.</param>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC, included.</param>
public sealed record AuditFilter(
    string? Who = null, string? What = null, string? Subject = null, string? TenantCode = null, DateOnly? From = null, DateOnly? To = null);
