using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Gateway.Deliver;

/// <summary>Whose word counts for a TLS server: given authorities, or the server's own certificate, in place of the system's authorities.</summary>
internal static class TlsTrust
{
    /// <param name="files">PEM files; empty for the system's authorities.</param>
    /// <returns>What judges a server; null to leave it to the system.</returns>
    public static RemoteCertificateValidationCallback? Of(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
            return null;
        var given = UplinkFactory.LoadPem(files);
        return (_, presented, _, errors) => presented is not null && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && IsTrusted(given, presented);
    }

    private static bool IsTrusted(X509Certificate2Collection given, X509Certificate presented)
    {
        using var server = X509CertificateLoader.LoadCertificate(presented.GetRawCertData());
        if (given.Any(pinned => pinned.RawDataMemory.Span.SequenceEqual(server.RawDataMemory.Span)))
            return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(given);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }
}
