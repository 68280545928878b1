using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Administration;

/// <summary>Keys of the words for roles.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        [AccountRole.Resident] = "Users.Resident",
        [AccountRole.Staff] = "Users.Staff",
        [AccountRole.Operator] = "Users.Operator",
        [AccountRole.TenantAdministrator] = "Users.TenantAdministrator",
        [AccountRole.PlatformAdministrator] = "Users.PlatformAdministrator",
    };

    /// <summary>Roles that people of a tenant may have.</summary>
    public static IReadOnlyList<string> OfTenants { get; } = [.. Keys.Keys.Where(role => role != AccountRole.PlatformAdministrator)];

    public static string Of(string role) => Keys[role];
}
