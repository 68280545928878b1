using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalTenants(FictionalDistrict district, FictionalTenantList tenants, ITenantSession session) : ITenantAdministration
{
    public Task<IReadOnlyList<TenantSummary>> List(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<TenantSummary>>(
            session.IsPlatformAdministrator && !district.IsEmpty ? [.. tenants.Rows.OrderBy(row => row.Code, StringComparer.Ordinal)] : []);

    public Task<AdministrationResult> Add(NewTenant tenant, CancellationToken cancellation)
    {
        if (!session.IsPlatformAdministrator)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed));
        }

        if (tenants.Rows.Exists(row => row.Code == tenant.Code))
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.AlreadyExists, new Refusal("Tenant.Exists", $"There is a tenant with the code '{tenant.Code}' already.")));
        }

        tenants.Rows.Add(new(tenants.Rows.Count + 1, tenant.Code, tenant.Name, tenant.TimeZone, tenant.Currency, false, false, 0, 0, 0, null));
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Change(
        TenantSummary seen, string name, bool isPublic, bool allowsSha1, CancellationToken cancellation)
    {
        var index = tenants.Rows.FindIndex(row => row.TenantId == seen.TenantId);
        if (index < 0 || !session.IsPlatformAdministrator)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotFound));
        }

        tenants.Rows[index] = tenants.Rows[index] with { Name = name, IsPublic = isPublic, AllowsSha1 = allowsSha1 };
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }
}
