namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One line for the audit.</summary>
/// <param name="Who">A person, a certificate's subject, or <c>platform</c>.</param>
/// <param name="TenantId">Null for the platform's own affairs.</param>
/// <param name="What">A stable name such as <c>certificate.revoked</c>.</param>
/// <param name="Subject">What it happened to.</param>
public sealed record AuditEntry(string Who, int? TenantId, string What, string Subject, string? Before = null, string? After = null);
