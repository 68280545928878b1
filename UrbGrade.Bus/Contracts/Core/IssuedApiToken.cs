using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A new token.</summary>
/// <param name="Token">The secret, shown this once: only its hash is kept. Null unless the result is done.</param>
/// <param name="ExpiresAt">From then on it is refused; null unless the result is done.</param>
public sealed record IssuedApiToken(AdministrationResult Result, string? Token = null, DateTimeOffset? ExpiresAt = null);
