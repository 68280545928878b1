using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>A certificate that an administrator bound to one tenant.</summary>
internal sealed class PinnedCertificate
{
    public PinnedCertificate(GatewayCertificateRow row)
    {
        TenantId = row.TenantId;
        Module = row.Module;
        Thumbprint = row.Thumbprint;
        RevokedAt = row.RevokedAt;
        Certificate = X509CertificateLoader.LoadCertificate(row.Der);
        Sha1Thumbprint = Certificate.GetCertHash();
        SerialNumber = new BigInteger(Certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true);
        KeyIdentifier = Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes.ToArray();
    }

    public int TenantId { get; }

    /// <summary>The module that it is of; null for a gateway's.</summary>
    public string? Module { get; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public string Thumbprint { get; }

    public DateTimeOffset? RevokedAt { get; }

    public X509Certificate2 Certificate { get; }

    public byte[] Sha1Thumbprint { get; }

    public BigInteger SerialNumber { get; }

    public byte[]? KeyIdentifier { get; }
}
