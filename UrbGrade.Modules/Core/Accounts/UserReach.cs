using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Which accounts a session may make and change.</summary>
internal static class UserReach
{
    /// <summary>Whether the session may give somebody the role in the tenant.</summary>
    /// <param name="tenant">Null for a platform administrator.</param>
    public static bool MayGive(this Reach reach, string role, string? tenantCode, out TenantInfo? tenant, out AdministrationResult refusal)
    {
        tenant = null;
        refusal = Refused.NotAllowed;
        if (reach.Scope is null)
        {
            return false;
        }

        if (!AccountRows.Roles.Contains(role))
        {
            refusal = Refused.Invalid("Account.Role", $"The role is '{role}'; allowed are {string.Join(", ", AccountRows.Roles)}.");
            return false;
        }

        if (role != AccountRole.PlatformAdministrator)
        {
            return reach.TryFind(tenantCode, out tenant!, out refusal);
        }

        if (reach.IsPlatform && tenantCode is not null)
        {
            refusal = Refused.Invalid("Account.PlatformNoTenant", $"A platform administrator belongs to no tenant; leave the tenant out.");
        }

        return reach.IsPlatform && tenantCode is null;
    }

    /// <summary>The account of an address when the session may change it.</summary>
    public static UserAccount? FindUser(this Reach reach, Database.UrbGradeContext database, string email) =>
        reach.Scope is { } scope && AccountRows.Find(database, email) is { } user && (scope.SeesAll || user.TenantId == scope.TenantId) ? user : null;
}
