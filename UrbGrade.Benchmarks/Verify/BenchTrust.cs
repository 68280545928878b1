using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Benchmarks.Verify;

/// <summary>The platform's trust store in memory, with one authority and one gateway that it issued a certificate to.</summary>
internal sealed class BenchTrust(X509Certificate2 authority, X509Certificate2 gateway) : ICertificateTrust
{
    private readonly TrustSnapshot snapshot = new(
        [
            new GatewayCertificateRow
            {
                TenantId = 1, Subject = gateway.Subject, Thumbprint = Sha256Thumbprint.Of(gateway), Der = gateway.RawData,
                NotBefore = gateway.NotBefore, NotAfter = gateway.NotAfter,
            },
        ],
        [new TrustAnchorRow { Subject = authority.Subject, Thumbprint = Sha256Thumbprint.Of(authority), Der = authority.RawData }],
        []);

    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at)
    {
        if (snapshot.Find(Sha256Thumbprint.Of(certificate)) is not { } pinned)
            return new CertificateVerdict(false, "bound to no tenant", null, false);
        var violation = snapshot.SpanOf(pinned).ViolationAt(at);
        return new CertificateVerdict(violation is null, violation ?? "", "20", AllowsSha1: false);
    }

    public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1) => null;

    public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier) => null;

    public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) => null;
}
