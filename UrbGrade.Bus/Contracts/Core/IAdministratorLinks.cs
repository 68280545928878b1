namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Makes one-time tokens for the first platform administrator. For whoever starts the platform, never for a page.</summary>
public interface IAdministratorLinks
{
    /// <summary>Whether there is no platform administrator yet.</summary>
    Task<bool> IsNeeded(CancellationToken cancellation);

    /// <summary>A new token, valid for a day and as long as there is no platform administrator; null when there is one.</summary>
    Task<string?> NewToken(CancellationToken cancellation);
}
