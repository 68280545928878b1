namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What the platform's own authority tells everybody.</summary>
public interface IAuthorityPublication
{
    /// <summary>Its certificate, PEM.</summary>
    string Certificate { get; }

    /// <summary>The certificates of its making that were revoked (RFC 5280), DER, signed and at most a minute old.</summary>
    Task<byte[]> RevocationList(CancellationToken cancellation);
}
