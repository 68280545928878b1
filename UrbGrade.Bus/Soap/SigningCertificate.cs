using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>A peer's certificate with its public key ready for use.</summary>
internal sealed class SigningCertificate
{
    private readonly RsaKeyPool? keys;

    public SigningCertificate(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Sha256 = SHA256.HashData(certificate.RawDataMemory.Span);
        using var key = certificate.GetRSAPublicKey();
        KeyBits = key?.KeySize ?? 0;
        keys = key is null ? null : new RsaKeyPool(() => certificate.GetRSAPublicKey()!);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>SHA-256 of the DER encoding.</summary>
    public byte[] Sha256 { get; }

    /// <summary>Size of the RSA key; 0 when the key is of another kind.</summary>
    public int KeyBits { get; }

    /// <summary>Whether it is remembered for the next message: it need not be found and written again.</summary>
    public bool IsKept { get; set; }

    public bool Verify(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature, HashAlgorithmName algorithm) =>
        keys is not null && keys.Verify(hash, signature, algorithm);
}
