namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A line of the audit as it stands.</summary>
/// <param name="Id">From 1, without gaps.</param>
/// <param name="TenantCode">Null for the platform's own affairs.</param>
/// <param name="Hash">SHA-256 over the line and the hash before it, 64 lower-case hex digits.</param>
public sealed record AuditRecord(
    long Id, DateTimeOffset At, string Who, string? TenantCode, string What, string Subject, string? Before, string? After, string Hash);
