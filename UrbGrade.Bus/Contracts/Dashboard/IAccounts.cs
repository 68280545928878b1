namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Accounts of people as sign-in needs them. Passwords are hashed and attempts throttled behind this door.</summary>
public interface IAccounts
{
    /// <summary>Checks a password; the attempt is counted and audited.</summary>
    Task<SignInResult> CheckPassword(string email, string password, CancellationToken cancellation);

    /// <summary>Checks the second factor of an account whose password was right; the attempt is counted and audited.</summary>
    /// <param name="pending">From the answer to the password. It ends with any change of the account that ends its sessions.</param>
    /// <param name="code">A code of the app, or a recovery code.</param>
    Task<SignInResult> CheckCode(string pending, string code, CancellationToken cancellation);

    /// <summary>Lets in whom another sign-in service knows; audited. It stands for the password: a second factor is still asked
    /// for. The first time the account is found by its address; once everything was right, also a code where one is asked for,
    /// it is this person's of that service, and no other's.</summary>
    /// <param name="admitsPlatformAdministrators">Whether whoever runs the service may also say who administers the platform.</param>
    Task<SignInResult> Admit(ExternalIdentity identity, bool admitsPlatformAdministrators, CancellationToken cancellation);

    /// <summary>The account as it is now; null when it is gone or disabled. Circuits and cookies are revalidated with it.</summary>
    Task<SignedInAccount?> Find(string accountId, CancellationToken cancellation);

    /// <summary>Lets a platform administrator look at a tenant; audited.</summary>
    /// <returns>The account; null when it is no platform administrator's, or there is no such tenant.</returns>
    Task<SignedInAccount?> ChooseTenant(string accountId, int tenantId, CancellationToken cancellation);
}
