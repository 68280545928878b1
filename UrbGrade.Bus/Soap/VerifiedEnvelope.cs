using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>An envelope whose signature, certificate, time window and uniqueness hold.</summary>
/// <remarks>It reads the Body from the bytes that were verified: keep them unchanged as long as the envelope is in use.</remarks>
public sealed class VerifiedEnvelope
{
    private readonly ReadOnlyMemory<byte> bytes;

    internal VerifiedEnvelope(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>The certificate of the key that signed. It is shared; do not dispose it.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>The tenant that the certificate speaks for; null when it speaks for none.</summary>
    public required string? TenantCode { get; init; }

    /// <summary>When the peer says it signed, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the peer wants the message to expire, UTC; the longest age allowed after <see cref="Created"/> when it does not say.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The signature, which a response confirms.</summary>
    public required byte[] SignatureValue { get; init; }

    /// <summary>Whether the signature or a digest is SHA-1; the answer to such a client has to be so too.</summary>
    public required bool UsedSha1 { get; init; }

    /// <summary>SHA-256 (32 bytes) that stands for this signature of this certificate among all others.</summary>
    public required byte[] ReplayKey { get; init; }

    /// <summary>How long <see cref="ReplayKey"/> has to be remembered, UTC; later the message is too old anyway.</summary>
    public required DateTimeOffset ReplayUntil { get; init; }

    /// <summary>SHA-256 of the canonical content of the Body, 64 lower-case hex digits. The same content signed anew, or by another
    /// stack, has the same hash.</summary>
    public required string BodyHash { get; init; }

    /// <summary>How many batches the peer says wait behind this one; null when it says nothing, or does not sign that.</summary>
    public int? Waiting { get; init; }

    internal IReadOnlyList<byte[]> Confirmations { get; init; } = [];

    /// <summary>A reader that stands on the Body, in the bytes and at the place that were verified. The caller disposes it.</summary>
    public XmlReader OpenBody() => StoredEnvelope.OpenBody(bytes);

    /// <summary>Checks that this response answers the request that bore <paramref name="requestSignature"/>.</summary>
    /// <exception cref="SoapFaultException">It confirms no signature or another one (FailedCheck).</exception>
    public void RequireConfirmationOf(ReadOnlySpan<byte> requestSignature)
    {
        if (Confirmations.Count != 1 || !CryptographicOperations.FixedTimeEquals(Confirmations[0], requestSignature))
            throw SoapFaults.FailedCheck("The response does not confirm the request's signature");
    }
}
