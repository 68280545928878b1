using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Web.Proxy;

/// <summary>Whether a server is the platform: it shows the given certificate, or one with its name from the given authority.</summary>
internal static class UpstreamTrust
{
    /// <param name="file">PEM.</param>
    /// <exception cref="InvalidOperationException">The file holds no certificate.</exception>
    public static RemoteCertificateValidationCallback Of(string file, TimeProvider time)
    {
        var given = new X509Certificate2Collection();
        given.ImportFromPemFile(file);
        if (given.Count == 0)
            throw new InvalidOperationException($"--upstream-cert: {file} holds no certificate; give a PEM file that begins with -----BEGIN CERTIFICATE-----.");
        return (_, presented, chain, errors) =>
        {
            if (presented is null)
                return false;
            using var server = X509CertificateLoader.LoadCertificate(presented.GetRawCertData());
            return given.Any(pinned => pinned.RawDataMemory.Span.SequenceEqual(server.RawDataMemory.Span))
                || (!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                    && CertificateRules.ChainViolation(server, given, chain?.ChainPolicy.ExtraStore ?? [], time.GetUtcNow()) is null);
        };
    }
}
