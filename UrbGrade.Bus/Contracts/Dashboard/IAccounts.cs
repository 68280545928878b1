namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Accounts of people as sign-in needs them. Passwords are hashed and attempts throttled behind this door.</summary>
public interface IAccounts
{
    /// <summary>Checks a password; the attempt is counted and audited.</summary>
    Task<SignInResult> CheckPassword(string email, string password, CancellationToken cancellation);

    /// <summary>Checks the second factor of an account whose password was right; the attempt is counted and audited.</summary>
    /// <param name="accountId">From the answer to the password.</param>
    /// <param name="code">A code of the app, or a recovery code.</param>
    Task<SignInResult> CheckCode(string accountId, string code, CancellationToken cancellation);

    /// <summary>Lets in the account of an address that somebody trusted has verified, as another sign-in service does; audited. It stands
    /// for the password: a second factor is still asked for.</summary>
    Task<SignInResult> Admit(string email, string verifiedBy, CancellationToken cancellation);

    /// <summary>The account as it is now; null when it is gone or disabled. Circuits and cookies are revalidated with it.</summary>
    Task<SignedInAccount?> Find(string accountId, CancellationToken cancellation);

    /// <summary>Lets a platform administrator look at a tenant; audited.</summary>
    /// <returns>The account; null when it is no platform administrator's, or there is no such tenant.</returns>
    Task<SignedInAccount?> ChooseTenant(string accountId, int tenantId, CancellationToken cancellation);
}
