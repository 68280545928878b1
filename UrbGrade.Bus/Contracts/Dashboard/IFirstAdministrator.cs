namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Lets the first platform administrator in, once, by a link that the platform printed.</summary>
public interface IFirstAdministrator
{
    /// <summary>Whether the token opens the door: right, unused, not expired, and no platform administrator yet.</summary>
    Task<bool> IsOpen(string token, CancellationToken cancellation);

    /// <summary>Creates the account and closes the door for good.</summary>
    /// <returns><see cref="AdministrationOutcome.NotAllowed"/> for a token that does not open the door,
    /// <see cref="AdministrationOutcome.Invalid"/> with the rule that e-mail or password breaks.</returns>
    Task<AdministrationResult> Create(string token, string email, string password, CancellationToken cancellation);
}
