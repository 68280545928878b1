namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Tells whose a token is.</summary>
public interface IApiTokenCheck
{
    /// <summary>The owner of a token that counts now; null for one that is unknown, expired or revoked.</summary>
    Task<ApiTokenOwner?> Find(string token, CancellationToken cancellation);
}
