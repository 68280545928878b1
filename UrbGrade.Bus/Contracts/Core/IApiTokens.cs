using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Tokens of programs that read a tenant's figures. A platform administrator reaches all, a tenant's administrator the current
/// tenant's: the session decides.</summary>
public interface IApiTokens
{
    /// <summary>Those in the session's reach, the newest first.</summary>
    Task<IReadOnlyList<ApiTokenEntry>> List(CancellationToken cancellation);

    /// <summary>Makes a token that reads the figures of one tenant; audited.</summary>
    /// <param name="tenantCode">Null for the current tenant.</param>
    /// <param name="name">What it is for, 3 to 100 characters.</param>
    /// <param name="days">How long it counts, 1 to 730 days.</param>
    Task<IssuedApiToken> Issue(string? tenantCode, string name, int days, CancellationToken cancellation);

    /// <summary>Ends a token for good, with the next request; audited.</summary>
    Task<AdministrationResult> Revoke(int tokenId, CancellationToken cancellation);
}
