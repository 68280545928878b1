namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a session keeps of an account.</summary>
/// <param name="SecurityStamp">Changes when password, roles or tenant change; a session with another one ends.</param>
/// <param name="TenantId">The account's tenant; null for a platform administrator.</param>
/// <param name="Roles">Names from <see cref="AccountRole"/>.</param>
/// <param name="TenantName">Shown beside the account; null for a platform administrator.</param>
/// <param name="Language">Two-letter code of the language that the person chose; null while none was chosen.</param>
public sealed record SignedInAccount(
    string AccountId,
    string Email,
    string SecurityStamp,
    int? TenantId,
    IReadOnlyList<string> Roles,
    string? TenantName = null,
    string? Language = null);
