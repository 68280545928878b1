namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The way back in for who has forgotten a password.</summary>
public interface IForgottenPasswords
{
    /// <summary>Whether links can be mailed: not before the platform knows the address of its own pages.</summary>
    bool CanSend { get; }

    /// <summary>
    /// Has a one-time link mailed to the account of an address, when there is one. It returns at once, so that nobody learns from it whether
    /// there is. An account gets one link in five minutes at most.
    /// </summary>
    /// <param name="language">In which to write when the account prefers none.</param>
    void Ask(string email, string language);
}
