using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A service of the catalogue with what is decided about it and how its work stands.</summary>
/// <param name="Contract">Name with version.</param>
/// <param name="Module">The module that handles or tells it or stands in for it; empty for work that no module took yet.</param>
/// <param name="TenantCode">The tenant whose module it is; null for a module of the platform.</param>
/// <param name="Schema">JSON schema of the message.</param>
/// <param name="ReplySchema">JSON schema of the reply to a query; otherwise null.</param>
/// <param name="Rules">Those in reach: everybody's and the tenants' own.</param>
/// <param name="Work">How its work stands; all zero where the module only tells it.</param>
/// <param name="IsPublished">Whether a module works it off; false for work that was left when its module went, or withdrew the contract.</param>
public sealed record ServiceEntry(
    string Contract,
    string Module,
    string? TenantCode,
    ServiceKind Kind,
    ServiceRole Role,
    string Schema,
    string? ReplySchema,
    IReadOnlyList<ServiceRuleEntry> Rules,
    ServiceWork Work,
    bool IsPublished = true)
{
    /// <summary>What commands name it by.</summary>
    public ServiceKey Key => new(Contract, Module);
}
