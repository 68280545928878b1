using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Tenants, for administrators: the session decides. Every change is audited in its own transaction.</summary>
public interface ITenantDirectory
{
    /// <summary>All tenants by code; the own one alone for its administrator, and nothing for anyone else.</summary>
    Task<IReadOnlyList<TenantEntry>> List(CancellationToken cancellation);

    /// <summary>Adds a tenant with the pilots' message schemas as its own.</summary>
    Task<AdministrationResult> Add(TenantDraft tenant, CancellationToken cancellation);

    /// <summary>Changes a tenant. Its own administrator may change its look and languages.</summary>
    Task<AdministrationResult> Change(string code, TenantChange change, CancellationToken cancellation);

    /// <summary>Stops everything of a tenant: its certificates and tokens are revoked, its people locked, its page withdrawn. What was
    /// stored stays. Audited as one change.</summary>
    /// <param name="typedName">The tenant's name, typed by whoever means it.</param>
    Task<AdministrationResult> Close(string code, string typedName, CancellationToken cancellation);
}
