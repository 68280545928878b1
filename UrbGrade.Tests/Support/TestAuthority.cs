using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Tests.Support;

/// <summary>A certificate authority that exists as long as a test. Keys are made at run time and live in memory alone.</summary>
internal sealed class TestAuthority : IDisposable
{
    public TestAuthority(string name = "UrbGrade test authority", TestCertificateOptions? options = null)
    {
        options ??= new TestCertificateOptions();
        var key = RSA.Create(options.KeyBits);
        Certificate = Request(name, key, options).CreateSelfSigned(options.NotBefore, options.NotAfter);
    }

    private TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    /// <summary>The authority's certificate, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The authority's certificate without its key, as a peer knows it.</summary>
    public X509Certificate2 Public => TestCertificates.WithoutKey(Certificate);

    /// <summary>An authority below this one.</summary>
    public TestAuthority Below(string name)
    {
        var options = new TestCertificateOptions();
        using var key = RSA.Create(options.KeyBits);
        var request = Request(name, key, options);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var certificate = request.Create(Certificate, options.NotBefore, options.NotAfter, RandomSerialNumber());
        return new TestAuthority(certificate.CopyWithPrivateKey(key));
    }

    /// <summary>Issues a certificate, with its key.</summary>
    public X509Certificate2 Issue(string commonName, TestCertificateOptions? options = null)
    {
        options ??= new TestCertificateOptions();
        using var key = RSA.Create(options.KeyBits);
        var request = TestCertificates.Request(commonName, key, options);
        TestCertificates.AddLeafExtensions(request, options);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var serial = options.SerialNumber ?? RandomSerialNumber();
        using var certificate = request.Create(Certificate, options.NotBefore, options.NotAfter, serial);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>A list of revoked certificates, PEM.</summary>
    public string Crl(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate, params IEnumerable<X509Certificate2> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
            list.AddEntry(certificate, thisUpdate.AddMinutes(-1), X509RevocationReason.KeyCompromise);
        var der = list.Build(Certificate, 1, nextUpdate, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, thisUpdate);
        return PemEncoding.WriteString("X509 CRL", der);
    }

    public void Dispose() => Certificate.Dispose();

    private static CertificateRequest Request(string name, RSA key, TestCertificateOptions options)
    {
        var request = TestCertificates.Request(name, key, options);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request;
    }

    private static byte[] RandomSerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }
}
