using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>A platform's trust with one authority and a list of certificates that speak for a tenant.</summary>
internal sealed class GivenTenants(X509Certificate2 authority) : ICertificateTrust
{
    private readonly List<(X509Certificate2 Certificate, string Tenant, bool AllowsSha1)> known = [];

    public void Add(X509Certificate2 certificate, string tenant, bool allowsSha1 = false) => known.Add((certificate, tenant, allowsSha1));

    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        var why = CertificateRules.Violation(certificate, at) ?? CertificateRules.ChainViolation(certificate, [authority], [], at);
        var (_, tenant, allowsSha1) = known.Find(one => one.Certificate.RawData.AsSpan().SequenceEqual(certificate.RawData));
        return new CertificateVerdict(why is null, why ?? "", tenant, allowsSha1);
    }

    public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1)
    {
        foreach (var (certificate, _, _) in known)
        {
            if (certificate.GetCertHash().AsSpan().SequenceEqual(sha1))
                return certificate;
        }

        return null;
    }

    public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier)
    {
        var hex = Convert.ToHexString(identifier);
        return known.Find(one => one.Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .Any(extension => extension.SubjectKeyIdentifier == hex)).Certificate;
    }

    public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber)
    {
        var serial = BigInteger.Parse(serialNumber, CultureInfo.InvariantCulture);
        return known.Find(one => new BigInteger(one.Certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true) == serial
            && DistinguishedNames.Same(one.Certificate.IssuerName, issuer)).Certificate;
    }
}
