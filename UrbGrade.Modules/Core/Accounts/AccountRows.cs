using Microsoft.AspNetCore.Identity;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Accounts and roles as rows.</summary>
internal static class AccountRows
{
    /// <summary>The roles, in the order of their ids from 1.</summary>
    public static IReadOnlyList<string> Roles { get; } =
    [
        AccountRole.Resident, AccountRole.Staff, AccountRole.Operator, AccountRole.TenantAdministrator, AccountRole.PlatformAdministrator,
    ];

    /// <summary>The form of a name that is unique whatever its case.</summary>
    public static string Normal(string name) => name.Normalize().ToUpperInvariant();

    public static UserAccount? Find(UrbGradeContext database, string email)
    {
        var normal = Normal(email);
        return database.Users.SingleOrDefault(user => user.NormalizedEmail == normal);
    }

    public static IReadOnlyList<string> RolesOf(UrbGradeContext database, int userId) =>
        [.. database.UserRoles.Where(r => r.UserId == userId).Select(r => r.RoleId).AsEnumerable().Order().Select(id => Roles[id - 1])];

    public static bool HasPlatformAdministrator(UrbGradeContext database)
    {
        var role = Id(AccountRole.PlatformAdministrator);
        return database.UserRoles.Any(r => r.RoleId == role);
    }

    /// <summary>Whether somebody else could still administer the platform.</summary>
    public static bool HasPlatformAdministratorBeside(UrbGradeContext database, UserAccount one)
    {
        var role = Id(AccountRole.PlatformAdministrator);
        return database.UserRoles.Any(r => r.RoleId == role && r.UserId != one.Id
            && database.Users.Any(user => user.Id == r.UserId && user.DisabledAt == null && user.PasswordHash != null));
    }

    /// <summary>Gives an account a role in place of those that it has.</summary>
    public static void SetRole(UrbGradeContext database, UserAccount user, string role)
    {
        database.UserRoles.RemoveRange(database.UserRoles.Where(r => r.UserId == user.Id));
        database.SaveChanges();
        database.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = Id(role) });
    }

    /// <summary>Adds an account with one role.</summary>
    /// <param name="user">With its password's hash, or without one as long as it is invited.</param>
    public static void Add(UrbGradeContext database, UserAccount user, string role)
    {
        user.UserName = user.Email;
        user.NormalizedUserName = user.NormalizedEmail = Normal(user.Email!);
        user.EmailConfirmed = true;
        user.LockoutEnabled = true;
        user.SecurityStamp = Credentials.NewStamp();
        database.Add(user);
        database.SaveChanges();
        database.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = Id(role) });
    }

    private static int Id(string role) => 1 + ((List<string>)[.. Roles]).IndexOf(role);
}
