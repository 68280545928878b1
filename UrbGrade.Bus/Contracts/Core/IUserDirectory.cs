using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Accounts of people. A platform administrator reaches all, a tenant's administrator the current tenant's: the session decides.</summary>
public interface IUserDirectory
{
    /// <summary>Those in the session's reach, by e-mail address.</summary>
    Task<IReadOnlyList<UserEntry>> List(CancellationToken cancellation);

    /// <summary>Adds an account.</summary>
    Task<AdministrationResult> Add(UserDraft user, CancellationToken cancellation);

    /// <summary>Gives an account another password; its sessions end within a minute.</summary>
    Task<AdministrationResult> SetPassword(string email, string password, CancellationToken cancellation);

    /// <summary>Lets an account sign in no more, or again; its sessions end within a minute.</summary>
    Task<AdministrationResult> SetDisabled(string email, bool disabled, CancellationToken cancellation);

    /// <summary>Gives an account another role in place of the one it has; its sessions end within a minute.</summary>
    Task<AdministrationResult> SetRole(string email, string role, CancellationToken cancellation);

    /// <summary>Lets an account that is locked after wrong passwords try again.</summary>
    Task<AdministrationResult> Unlock(string email, CancellationToken cancellation);

    /// <summary>Removes the second factor of who lost it; the account's sessions end within a minute.</summary>
    Task<AdministrationResult> RemoveSecondFactor(string email, CancellationToken cancellation);
}
