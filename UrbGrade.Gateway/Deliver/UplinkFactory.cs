using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Deliver;

/// <summary>Builds the line to the platform from the configuration: whose key signs, whose answer counts, whose TLS is trusted.</summary>
internal static class UplinkFactory
{
    /// <summary>Loads the gateway's certificate with its key.</summary>
    /// <exception cref="CryptographicException">The file is no certificate, lacks its key, or the password is wrong.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static X509Certificate2 LoadSigning(SigningSettings signing)
    {
        Require(signing.Certificate, "name the PKCS #12 or PEM file in the configuration, or ask the platform for one with 'cert request'");
        var certificate = Path.GetExtension(signing.Certificate).ToLowerInvariant() is ".p12" or ".pfx"
            ? X509CertificateLoader.LoadPkcs12FromFile(signing.Certificate, signing.Password)
            : X509Certificate2.CreateFromPemFile(signing.Certificate);
        return certificate.HasPrivateKey ? certificate : throw new CryptographicException($"{signing.Certificate} holds no private key");
    }

    /// <summary>Certificates of PEM files, in order.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static X509Certificate2Collection LoadPem(IReadOnlyList<string> files)
    {
        var certificates = new X509Certificate2Collection();
        foreach (var file in files)
        {
            Require(file, "the platform's operator hands it out; name the PEM file under uplink.trust in the configuration");
            certificates.ImportFromPemFile(file);
        }

        return certificates;
    }

    // The loaders name neither the file nor a remedy.
    private static void Require(string file, string remedy)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no certificate file {Path.GetFullPath(file)}: {remedy}.", file);
    }

    /// <exception cref="CryptographicException">A certificate cannot be loaded.</exception>
    public static SoapUplink Create(UplinkSettings settings, TimeProvider time)
    {
        var signer = new SoapSigner(LoadSigning(settings.Signing), time);
        var trust = new PinnedCertificateTrust(LoadPem(settings.Trust.Receipts), settings.Endpoint.IdnHost);
        var policy = new SoapSecurityPolicy { AcceptsSignatureConfirmation = true };
        return new SoapUplink(Http(settings), settings.Endpoint, signer, new SoapVerifier(trust, new InMemoryReplayGuard(), policy, time));
    }

    /// <summary>A client that trusts what the configuration trusts.</summary>
    public static HttpClient Http(UplinkSettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = settings.Parallel,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(15),
            AutomaticDecompression = DecompressionMethods.None,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = TlsTrust.Of(settings.Trust.Tls);
        return new HttpClient(handler) { Timeout = settings.Timeout };
    }
}
