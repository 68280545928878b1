namespace UrbGrade.Bus.Contracts.Core;

/// <summary>A token of the interface for programs, without its secret.</summary>
/// <param name="TokenId">Its number.</param>
/// <param name="TenantCode">Whose figures it reads.</param>
/// <param name="Name">What it is for, such as <c>council's open-data portal</c>.</param>
/// <param name="Beginning">The first characters, to tell it from others.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
/// <param name="LastUsedAt">Exact to an hour; null for never.</param>
/// <param name="RevokedAt">Null while it counts.</param>
public sealed record ApiTokenEntry(
    int TokenId,
    string TenantCode,
    string Name,
    string Beginning,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);
