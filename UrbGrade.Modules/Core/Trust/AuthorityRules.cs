using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>What a certificate must be to issue others.</summary>
internal static class AuthorityRules
{
    /// <summary>The first broken rule; null when all hold.</summary>
    public static string? Broken(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (!certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
        {
            return "It is no authority (basic constraints without CA); give --tenant when it is a gateway's.";
        }

        if (certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign)))
        {
            return "Its key usage does not include signing certificates.";
        }

        using var rsa = certificate.GetRSAPublicKey();
        if (rsa?.KeySize < CertificateRules.MinKeyBits)
        {
            return $"Its key has {rsa.KeySize} bits; allowed are {CertificateRules.MinKeyBits} or more.";
        }

        return now > certificate.NotAfter.ToUniversalTime() ? $"It expired at {certificate.NotAfter.ToUniversalTime():u}." : null;
    }
}
