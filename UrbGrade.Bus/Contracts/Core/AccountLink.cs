using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A link that lets its holder choose the password of one account, once.</summary>
/// <param name="Token">The secret in it, told this once: only its hash is kept. Null unless the result is done.</param>
/// <param name="ExpiresAt">Null unless the result is done.</param>
public sealed record AccountLink(AdministrationResult Result, string? Token = null, DateTimeOffset? ExpiresAt = null);
