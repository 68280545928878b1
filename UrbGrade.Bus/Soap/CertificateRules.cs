using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>What any certificate has to fulfil before its signature can count, on either end. Revocation is the trust store's matter.</summary>
public static class CertificateRules
{
    /// <summary>Smallest RSA key.</summary>
    public const int MinKeyBits = 2048;

    /// <summary>Judges key, usage and validity of the certificate itself; null when all hold, otherwise what does not.</summary>
    public static string? Violation(X509Certificate2 certificate, DateTimeOffset at)
    {
        using (var key = certificate.GetRSAPublicKey())
        {
            if (key is null)
                return "the key is not RSA";
            if (key.KeySize < MinKeyBits)
                return $"the key has {key.KeySize} bits, {MinKeyBits} are needed";
        }

        const X509KeyUsageFlags signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        foreach (var extension in certificate.Extensions)
        {
            if (extension is X509KeyUsageExtension usage && (usage.KeyUsages & signing) == 0)
                return $"the key usage is {usage.KeyUsages}";
        }

        if (at < certificate.NotBefore.ToUniversalTime())
            return $"not valid before {certificate.NotBefore.ToUniversalTime():u}";
        return at > certificate.NotAfter.ToUniversalTime() ? $"expired at {certificate.NotAfter.ToUniversalTime():u}" : null;
    }

    /// <summary>Judges the chain to one of <paramref name="roots"/>, at the given moment; null when it holds, otherwise what does not.
    /// Nothing is downloaded.</summary>
    public static string? ChainViolation(
        X509Certificate2 certificate, X509Certificate2Collection roots, X509Certificate2Collection intermediates, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        policy.ExtraStore.AddRange(intermediates);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = at.LocalDateTime;
        return chain.Build(certificate) ? null : string.Join(", ", chain.ChainStatus.Select(status => status.Status));
    }
}
