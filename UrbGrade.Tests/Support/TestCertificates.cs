using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Tests.Support;

/// <summary>Certificates and their files, made at run time.</summary>
internal static class TestCertificates
{
    /// <summary>A certificate that signed itself, with its key.</summary>
    public static X509Certificate2 SelfSigned(string commonName, TestCertificateOptions? options = null)
    {
        options ??= new TestCertificateOptions();
        using var key = RSA.Create(options.KeyBits);
        var request = Request(commonName, key, options);
        AddLeafExtensions(request, options);
        using var certificate = request.CreateSelfSigned(options.NotBefore, options.NotAfter);
        return WithExportableKey(certificate);
    }

    /// <summary>A certificate that signed itself with an elliptic-curve key.</summary>
    public static X509Certificate2 EllipticCurve(string commonName)
    {
        var options = new TestCertificateOptions();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(options.NotBefore, options.NotAfter);
    }

    public static X509Certificate2 WithoutKey(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span);

    /// <summary>Writes <c>name.crt</c> and <c>name.key</c> (PKCS #8), both PEM, and <c>name.p12</c>.</summary>
    public static TestCertificateFiles Write(string folder, string name, X509Certificate2 certificate, string password = "only-for-tests")
    {
        var files = new TestCertificateFiles(
            Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"), Path.Combine(folder, name + ".p12"), password);
        File.WriteAllText(files.Certificate, certificate.ExportCertificatePem() + "\n");
        using var key = certificate.GetRSAPrivateKey();
        if (key is not null)
        {
            File.WriteAllText(files.Key, key.ExportPkcs8PrivateKeyPem() + "\n");
            File.WriteAllBytes(files.Pkcs12, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1, password));
        }

        return files;
    }

    internal static CertificateRequest Request(string commonName, RSA key, TestCertificateOptions options)
    {
        var name = options.MoreOfTheName.Length > 0 ? $"CN={commonName}, {options.MoreOfTheName}" : $"CN={commonName}";
        var request = new CertificateRequest(new X500DistinguishedName(name), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    internal static void AddLeafExtensions(CertificateRequest request, TestCertificateOptions options)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(options.KeyUsage, critical: true));
        if (options.DnsNames.Count == 0)
            return;
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in options.DnsNames)
        {
            if (IPAddress.TryParse(name, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
    }

    private static X509Certificate2 WithExportableKey(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(
            certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Default, null), null, X509KeyStorageFlags.Exportable);
}
