using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Programs;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>The platform's own small authority: issues certificates for gateways, and for a server that has none.</summary>
/// <remarks>Its key never leaves the keys folder; its certificate is what gateways are given to trust.</remarks>
/// <param name="revocationList">Where everybody finds <see cref="SignRevocationList"/>; written into what is issued. Null for nowhere.</param>
internal sealed class CertificateAuthority(string keysFolder, TimeProvider time, Uri? revocationList = null)
{
    private const int AuthorityKeyBits = 3072;
    private const int IssuedKeyBits = 2048;
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan IssuedLife = TimeSpan.FromDays(730);
    private static readonly TimeSpan ListLife = TimeSpan.FromDays(7);

    /// <summary>Clocks of gateways may lag behind the platform's by as much.</summary>
    private static readonly TimeSpan Backdating = TimeSpan.FromHours(1);

    private readonly Lock once = new();
    private X509Certificate2? authority;

    /// <summary>The authority's certificate, PEM.</summary>
    public string CertificateFile => Path.Combine(keysFolder, "ca.pem");

    private string KeyFile => Path.Combine(keysFolder, "ca.key");

    /// <summary>The authority's certificate without its key; made when there is none yet.</summary>
    public X509Certificate2 Certificate => X509CertificateLoader.LoadCertificate(Authority.RawData);

    private X509Certificate2 Authority
    {
        get
        {
            lock (once)
            {
                return authority ??= LoadOrCreate();
            }
        }
    }

    /// <summary>Issues a certificate for signing messages, with a new key.</summary>
    /// <param name="name">Common name.</param>
    /// <param name="organisation">The tenant's name.</param>
    public X509Certificate2 IssueGateway(string name, string organisation)
    {
        using var key = RSA.Create(IssuedKeyBits);
        using var certificate = IssueGateway(Subject(name, organisation), key);
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Issues a certificate for the key of a signing request; names and extensions that the request asks for are not taken over.</summary>
    /// <param name="requestPem">PKCS #10, PEM.</param>
    /// <exception cref="CryptographicException">No such request, or its own signature fails.</exception>
    /// <exception cref="RefusedException">Its key is no RSA key of 2048 bits or more, or its common name is none that is allowed.</exception>
    public X509Certificate2 IssueGatewayFor(string requestPem, string organisation)
    {
        var asked = CertificateRequest.LoadSigningRequestPem(
            requestPem, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.Default, RSASignaturePadding.Pkcs1);
        using var key = asked.PublicKey.GetRSAPublicKey();
        if (key is null || key.KeySize < IssuedKeyBits)
        {
            throw key is null
                ? new RefusedException("Certificate.RequestKind", $"The request has a key of {asked.PublicKey.Oid.FriendlyName}; allowed is RSA with {IssuedKeyBits} bits or more.")
                : new RefusedException("Certificate.RequestBits", $"The request has a key of {key.KeySize} bits; allowed is RSA with {IssuedKeyBits} bits or more.");
        }

        var name = asked.SubjectName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.3")?.GetSingleElementValue() ?? "gateway";
        return CommonNames.Problem(name) is { } problem
            ? throw new RefusedException(problem)
            : IssueGateway(Subject(name, organisation), key);
    }

    /// <summary>Issues a certificate that serves TLS for the hosts and signs receipts, with a new key.</summary>
    public X509Certificate2 IssueServer(IReadOnlyList<string> hosts)
    {
        using var key = RSA.Create(IssuedKeyBits);
        var request = new CertificateRequest(Subject(hosts[0], "UrbGrade platform"), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        request.CertificateExtensions.Add(names.Build());
        using var certificate = Issue(request, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, "1.3.6.1.5.5.7.3.1");
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Signs a list of revoked certificates (RFC 5280), DER. It is fresh for a week, and its number grows with time.</summary>
    /// <param name="revoked">Serial numbers, hexadecimal, and when each was revoked.</param>
    public byte[] SignRevocationList(IEnumerable<(string Serial, DateTimeOffset At)> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var (serial, at) in revoked)
        {
            list.AddEntry(Convert.FromHexString(serial), at);
        }

        var now = time.GetUtcNow();
        return list.Build(Authority, now.ToUnixTimeSeconds(), now + ListLife, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now - Backdating);
    }

    private X509Certificate2 IssueGateway(X500DistinguishedName subject, RSA key) => Issue(
        new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, "1.3.6.1.5.5.7.3.2");

    private X509Certificate2 Issue(CertificateRequest request, X509KeyUsageFlags usage, string extendedUsage)
    {
        var authority = Authority;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(extendedUsage)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        if (revocationList is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocationList.AbsoluteUri]));
        }

        var now = time.GetUtcNow();
        var until = now + IssuedLife;
        return request.Create(
            authority, Latest(now - Backdating, authority.NotBefore), Earliest(until, authority.NotAfter), RandomNumberGenerator.GetBytes(16));
    }

    private X509Certificate2 LoadOrCreate()
    {
        PrivateFile.CreateFolder(keysFolder);
        using var held = FolderLock.Take(keysFolder, ".lock", time);
        if (File.Exists(CertificateFile) && File.Exists(KeyFile))
        {
            return X509Certificate2.CreateFromPemFile(CertificateFile, KeyFile);
        }

        using var key = RSA.Create(AuthorityKeyBits);
        var request = new CertificateRequest(
            Subject($"UrbGrade authority {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}", "UrbGrade platform"),
            key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        var authority = request.CreateSelfSigned(now - Backdating, now + AuthorityLife);
        PrivateFile.Write(KeyFile, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        PrivateFile.Write(CertificateFile, System.Text.Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));
        return authority;
    }

    private static X500DistinguishedName Subject(string name, string organisation)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(organisation);
        subject.AddCommonName(name);
        return subject.Build();
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTime other) => one > other ? one : other;

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTime other) => one < other ? one : other;
}
