namespace UrbGrade.Modules.Core.Store;

/// <summary>A one-time link of an account. Only the hash of its token is kept.</summary>
internal sealed class AccountLinkRow
{
    public int Id { get; set; }

    public int UserId { get; set; }

    /// <summary>SHA-256 of the token, 64 lower-case hex digits; unique.</summary>
    public required string TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
