namespace UrbGrade.Modules.Core.Store;

/// <summary>The newest revocation list of one issuer.</summary>
internal sealed class RevocationListRow
{
    public int Id { get; set; }

    /// <summary>SHA-256 of the issuer's encoded name, hex; unique.</summary>
    public required string IssuerHash { get; set; }

    public required byte[] Der { get; set; }

    public DateTimeOffset ThisUpdate { get; set; }

    /// <summary>After this instant the issuer's certificates are refused until a newer list comes.</summary>
    public DateTimeOffset? NextUpdate { get; set; }
}
