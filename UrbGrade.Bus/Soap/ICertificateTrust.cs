using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>Says whose signature counts. The platform asks its trust store, a gateway the certificate of its platform.</summary>
public interface ICertificateTrust
{
    /// <summary>Judges chain, validity at <paramref name="at"/>, key usage, key size and revocation.</summary>
    CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at);

    /// <summary>Finds a known certificate by the SHA-1 thumbprint of its DER encoding; null when unknown.</summary>
    X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1);

    /// <summary>Finds a known certificate by its subject key identifier; null when unknown.</summary>
    X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier);

    /// <summary>Finds a known certificate by issuer (RFC 2253 text, any spacing and order) and decimal serial number.</summary>
    X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber);
}
