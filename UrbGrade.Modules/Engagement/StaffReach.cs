using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Engagement;

/// <summary>Whom a session may ask on behalf of: staff of their tenant, administrators of the platform of any.</summary>
internal sealed class StaffReach(ITenantSession session, ITenantRegistry tenants)
{
    private static readonly AdministrationResult TakesStaff = new(
        AdministrationOutcome.NotAllowed, new Refusal("Session.Staff", $"The session may not do this; it takes staff of the tenant."));

    /// <summary>The session's tenant; null when it has none or its account is no staff's.</summary>
    public TenantInfo? Own => session is { IsStaff: true, CurrentTenantId: { } id } ? tenants.Find(id) : null;

    /// <summary>The tenant of a code when it is in reach.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    public bool TryFind(string? tenantCode, out TenantInfo tenant, out AdministrationResult refusal)
    {
        refusal = TakesStaff;
        tenant = (tenantCode is null ? Own : tenants.FindByCode(tenantCode))!;
        return tenant is not null && (session.IsPlatformAdministrator || tenant.Id == Own?.Id);
    }
}
