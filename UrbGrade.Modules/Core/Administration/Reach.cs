using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>What a session of an administrator or an operator may see and change.</summary>
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

    /// <summary>Whose rows an operator may see: the current tenant's, and all for a platform administrator who has chosen none;
    /// null for nobody's.</summary>
    public TenantScope? Operated => session switch
    {
        { CurrentTenantId: { } id } when IsPlatform || session.IsOperator => TenantScope.Of(id),
        { IsPlatformAdministrator: true } => TenantScope.Platform,
        _ => null,
    };

    /// <summary>Whether the session administers the platform.</summary>
    public bool IsPlatform => session.IsPlatformAdministrator;

    /// <summary>The tenant of a code when it is in reach.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    public bool TryFind(string? tenantCode, out TenantInfo tenant, out AdministrationResult refusal)
    {
        refusal = Refused.NotAllowed;
        tenant = Named(tenantCode)!;
        if (tenant is not null)
        {
            return IsPlatform || (session.IsTenantAdministrator && session.CurrentTenantId == tenant.Id);
        }

        if (IsPlatform)
        {
            refusal = NoTenant(tenantCode);
        }

        return false;
    }

    /// <summary>The tenant of a code when the session may operate it.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    public bool TryFindOperated(string? tenantCode, out TenantInfo tenant, out AdministrationResult refusal)
    {
        tenant = Named(tenantCode)!;
        if (IsPlatform)
        {
            refusal = NoTenant(tenantCode);
            return tenant is not null;
        }

        refusal = Refused.TakesOperator;
        return session.IsOperator && tenant is not null && tenant.Id == session.CurrentTenantId;
    }

    private static AdministrationResult NoTenant(string? tenantCode) =>
        Refused.NotFound(tenantCode is null ? new Refusal("Tenant.NotNamed", $"Name the tenant.") : new Refusal("Tenant.Unknown", $"There is no tenant with the code '{tenantCode}'."));

    private TenantInfo? Named(string? tenantCode) =>
        tenantCode is not null ? tenants.FindByCode(tenantCode) : session.CurrentTenantId is { } id ? tenants.Find(id) : null;
}
