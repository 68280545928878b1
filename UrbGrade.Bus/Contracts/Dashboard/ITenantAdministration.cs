namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Tenants, for platform administrators. Others get empty lists and <see cref="AdministrationOutcome.NotAllowed"/>.</summary>
public interface ITenantAdministration
{
    /// <summary>All tenants by code.</summary>
    Task<IReadOnlyList<TenantSummary>> List(CancellationToken cancellation);

    /// <summary>Adds a tenant.</summary>
    Task<AdministrationResult> Add(NewTenant tenant, CancellationToken cancellation);

    /// <summary>Changes a tenant's name, whether its district page is public, and whether RSA-SHA1 signatures are accepted.</summary>
    /// <param name="seen">As it was shown: what somebody else changed meanwhile is not overwritten.</param>
    Task<AdministrationResult> Change(
        TenantSummary seen, string name, bool isPublic, bool allowsSha1, CancellationToken cancellation);
}
