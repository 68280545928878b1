using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Finds the certificates that an evidence brings. Whether they are whose they should be is for whoever verifies to say: see
/// <see cref="EvidenceVerification"/>.</summary>
internal sealed class TrustOfEvidence(IReadOnlyList<X509Certificate2> certificates) : ICertificateTrust
{
    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        var isBrought = certificates.Any(brought => brought.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));
        var why = isBrought ? CertificateRules.Violation(certificate, at) : "it is not among the certificates of the evidence";
        return new CertificateVerdict(why is null, why ?? "", TenantCode: null, AllowsSha1: true);
    }

    public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1)
    {
        foreach (var certificate in certificates)
        {
            if (certificate.GetCertHash().AsSpan().SequenceEqual(sha1))
            {
                return certificate;
            }
        }

        return null;
    }

    public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier)
    {
        foreach (var certificate in certificates)
        {
            foreach (var extension in certificate.Extensions)
            {
                if (extension is X509SubjectKeyIdentifierExtension key && key.SubjectKeyIdentifierBytes.Span.SequenceEqual(identifier))
                {
                    return certificate;
                }
            }
        }

        return null;
    }

    public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) =>
        BigInteger.TryParse(serialNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? certificates.FirstOrDefault(certificate =>
                new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true) == serial && DistinguishedNames.Same(certificate.IssuerName, issuer))
            : null;
}
