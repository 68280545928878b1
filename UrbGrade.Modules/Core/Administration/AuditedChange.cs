using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a change did: a refusal, or a line for the audit.</summary>
internal sealed record AuditedChange(
    AdministrationResult? Refusal, int? TenantId, string? What, string? Subject, string? Before = null, string? After = null)
{
    /// <summary>Everything was so already: nothing is saved, and the audit has nothing to tell.</summary>
    public static AuditedChange Nothing { get; } = new(null, null, null, null);

    public static AuditedChange Done(int? tenantId, string what, string subject, string? before = null, string? after = null) =>
        new(null, tenantId, what, subject, before, after);

    public static implicit operator AuditedChange(AdministrationResult refusal) => FromAdministrationResult(refusal);

    public static AuditedChange FromAdministrationResult(AdministrationResult refusal) => new(refusal, null, null, null);
}
