using System.Security.Cryptography;

namespace UrbGrade.Bus.Soap;

/// <summary>The algorithms that signatures may use: RSA (PKCS #1 v1.5) with SHA-2, and SHA-1 where a tenant is allowed it.
/// Nothing keyed with a shared secret is among them, so a public key can never pass for one.</summary>
internal static class SignatureAlgorithms
{
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string RsaSha1 = SoapNames.Signature + "rsa-sha1";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string Sha1 = SoapNames.Signature + "sha1";

    public static HashAlgorithmName OfSignature(string uri) => uri switch
    {
        RsaSha256 => HashAlgorithmName.SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384" => HashAlgorithmName.SHA384,
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" => HashAlgorithmName.SHA512,
        RsaSha1 => HashAlgorithmName.SHA1,
        _ => throw SoapFaults.UnsupportedAlgorithm($"'{uri}' as signature method"),
    };

    public static HashAlgorithmName OfDigest(string uri) => uri switch
    {
        Sha256 => HashAlgorithmName.SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => HashAlgorithmName.SHA384,
        "http://www.w3.org/2001/04/xmlenc#sha512" => HashAlgorithmName.SHA512,
        Sha1 => HashAlgorithmName.SHA1,
        _ => throw SoapFaults.UnsupportedAlgorithm($"'{uri}' as digest method"),
    };
}
