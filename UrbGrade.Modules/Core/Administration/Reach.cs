using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What an administrator's session may see and change.</summary>
internal sealed class Reach(ITenantSession session, ITenantRegistry tenants)
{
    /// <summary>Whose rows; null for nobody's.</summary>
    public TenantScope? Scope
    {
        get
        {
            if (session.IsPlatformAdministrator)
            {
                return TenantScope.Platform;
            }

            return session is { IsTenantAdministrator: true, CurrentTenantId: { } id } ? TenantScope.Of(id) : null;
        }
    }

    /// <summary>Whether the session administers the platform.</summary>
    public bool IsPlatform => session.IsPlatformAdministrator;

    /// <summary>The tenant of a code when it is in reach.</summary>
    public bool TryFind(string? tenantCode, out TenantInfo tenant, out AdministrationResult refusal)
    {
        refusal = Refused.NotAllowed;
        tenant = (tenantCode is null ? null : tenants.FindByCode(tenantCode))!;
        if (tenant is not null)
        {
            return IsPlatform || (session.IsTenantAdministrator && session.CurrentTenantId == tenant.Id);
        }

        if (IsPlatform)
        {
            refusal = Refused.NotFound($"There is no tenant with the code '{tenantCode}'.");
        }

        return false;
    }
}
