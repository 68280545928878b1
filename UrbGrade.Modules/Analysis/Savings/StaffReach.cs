using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>The tenant that somebody may plan for: the own one of whoever works for it, any for the platform.</summary>
internal sealed class StaffReach(ITenantSession session, ITenantRegistry tenants, Reach reach)
{
    /// <param name="tenantCode">Null for the current tenant.</param>
    public bool TryFind(string? tenantCode, out TenantInfo tenant, out AdministrationResult refusal)
    {
        if (session.IsPlatformAdministrator || !session.IsStaff)
        {
            return reach.TryFindOperated(tenantCode, out tenant, out refusal);
        }

        refusal = Refused.NotAllowed;
        tenant = (tenantCode is null ? tenants.Find(session.CurrentTenantId!.Value) : tenants.FindByCode(tenantCode))!;
        return tenant is not null && tenant.Id == session.CurrentTenantId;
    }
}
