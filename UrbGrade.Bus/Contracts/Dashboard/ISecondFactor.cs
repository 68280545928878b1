namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The second factor of an account, in its owner's hands: codes that change every 30 seconds (RFC 6238), and recovery codes.</summary>
public interface ISecondFactor
{
    /// <summary>Recovery codes that are left; null when the account has no second factor.</summary>
    Task<int?> CountRecoveryCodes(string accountId, CancellationToken cancellation);

    /// <summary>Makes a new key; it counts once a code of it was shown.</summary>
    /// <returns>An <c>otpauth</c> address for an app; null when there is no such account, or it has a second factor already.</returns>
    Task<string?> Begin(string accountId, CancellationToken cancellation);

    /// <summary>Turns the second factor on and ends the account's sessions; audited.</summary>
    /// <returns>Ten recovery codes, told this once; null when the code is wrong.</returns>
    Task<IReadOnlyList<string>?> Enable(string accountId, string code, CancellationToken cancellation);

    /// <summary>Turns the second factor off; audited.</summary>
    /// <param name="code">A code of it, or a recovery code.</param>
    /// <returns>False when the code is wrong.</returns>
    Task<bool> Disable(string accountId, string code, CancellationToken cancellation);
}
