namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The door for who holds a link to an account.</summary>
public interface IAccountLinks
{
    /// <summary>The e-mail address of the link's account; null when it opens nothing (wrong, used, expired, or the account is disabled).</summary>
    Task<string?> Find(string token, CancellationToken cancellation);

    /// <summary>Chooses the account's password and closes the link; audited.</summary>
    /// <returns><see cref="AdministrationOutcome.NotAllowed"/> for a link that opens nothing,
    /// <see cref="AdministrationOutcome.Invalid"/> with the rule that the password breaks.</returns>
    Task<AdministrationResult> ChoosePassword(string token, string password, CancellationToken cancellation);
}
