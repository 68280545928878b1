using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>A client's trust: the certificates it was given for its server, or authorities that issue the server's certificate.</summary>
/// <remarks>A given certificate that is no authority is trusted itself, whoever issued it. Under a given authority a certificate is
/// trusted when it names <c>serverName</c>: the same authority may have issued certificates to other gateways too.</remarks>
/// <param name="certificates">Certificates and authorities, without private keys.</param>
/// <param name="serverName">DNS name or IP address that a certificate issued by an authority has to carry.</param>
/// <param name="allowsSha1">Whether answers signed with SHA-1 count.</param>
public sealed class PinnedCertificateTrust(
    IEnumerable<X509Certificate2> certificates, string serverName, bool allowsSha1 = false) : ICertificateTrust
{
    private static readonly TimeSpan ChainCheckedEvery = TimeSpan.FromMinutes(5);

    private readonly X509Certificate2[] given = [.. certificates];
    private readonly ConcurrentDictionary<string, DateTimeOffset> trustedUntil = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        var why = CertificateRules.Violation(certificate, at) ?? WhyNotOurs(certificate, at);
        return new CertificateVerdict(why is null, why ?? "", TenantCode: null, allowsSha1);
    }

    /// <inheritdoc/>
    public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1)
    {
        foreach (var certificate in given)
        {
            if (certificate.GetCertHash().AsSpan().SequenceEqual(sha1))
                return certificate;
        }

        return null;
    }

    /// <inheritdoc/>
    public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier)
    {
        foreach (var certificate in given)
        {
            foreach (var extension in certificate.Extensions)
            {
                if (extension is X509SubjectKeyIdentifierExtension key && key.SubjectKeyIdentifierBytes.Span.SequenceEqual(identifier))
                    return certificate;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) =>
        BigInteger.TryParse(serialNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? Array.Find(given, certificate =>
                new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true) == serial
                && DistinguishedNames.Same(certificate.IssuerName, issuer))
            : null;

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.Any(extension => extension is X509BasicConstraintsExtension { CertificateAuthority: true });

    private string? WhyNotOurs(X509Certificate2 certificate, DateTimeOffset at)
    {
        if (given.Any(pinned => !IsAuthority(pinned) && pinned.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)))
            return null;
        if (!certificate.MatchesHostname(serverName))
            return $"neither given for the server nor issued to {serverName}";
        var name = Sha256Thumbprint.Of(certificate);
        if (trustedUntil.TryGetValue(name, out var until) && at <= until)
            return null;
        if (!IsIssuedByGiven(certificate, at))
            return "issued by no given authority";
        trustedUntil[name] = at + ChainCheckedEvery;
        return null;
    }

    private bool IsIssuedByGiven(X509Certificate2 certificate, DateTimeOffset at)
    {
        X509Certificate2Collection authorities = [.. given.Where(IsAuthority)];
        return authorities.Count > 0 && CertificateRules.ChainViolation(certificate, authorities, [], at) is null;
    }
}
