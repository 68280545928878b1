using Microsoft.AspNetCore.Identity;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Which person of another sign-in service an account is linked to. An address alone is no link: the service may give it to
/// somebody else.</summary>
internal static class ExternalLogins
{
    public static UserAccount? Find(UrbGradeContext database, ExternalIdentity identity) => database.UserLogins
        .Where(login => login.LoginProvider == identity.Issuer && login.ProviderKey == identity.Subject)
        .Join(database.Users, login => login.UserId, user => user.Id, (_, user) => user).SingleOrDefault();

    /// <summary>Whether the account is linked to another person of that service, or the person to another account.</summary>
    public static bool IsSomebodyElses(UrbGradeContext database, UserAccount user, ExternalIdentity identity) => database.UserLogins
        .Any(login => login.LoginProvider == identity.Issuer && (login.UserId == user.Id) != (login.ProviderKey == identity.Subject));

    /// <summary>Links the account to the person at the first time, once everything that is asked for was right.</summary>
    public static void Link(UrbGradeContext database, UserAccount user, ExternalIdentity identity)
    {
        if (!database.UserLogins.Any(login => login.UserId == user.Id && login.LoginProvider == identity.Issuer))
        {
            database.Add(new IdentityUserLogin<int> { LoginProvider = identity.Issuer, ProviderKey = identity.Subject, UserId = user.Id });
            database.SaveChanges();
        }
    }

    /// <summary>Lets the next person of that address be linked.</summary>
    public static void Forget(UrbGradeContext database, UserAccount user) =>
        database.UserLogins.RemoveRange(database.UserLogins.Where(login => login.UserId == user.Id));
}
