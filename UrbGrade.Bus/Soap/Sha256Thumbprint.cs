using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>The name by which the platform knows a certificate.</summary>
public static class Sha256Thumbprint
{
    private static readonly ConditionalWeakTable<X509Certificate2, string> Known = [];

    /// <summary>SHA-256 of the DER encoding, 64 lower-case hex digits; computed once for each object.</summary>
    public static string Of(X509Certificate2 certificate) => Known.GetValue(
        certificate, static one => Convert.ToHexStringLower(one.GetCertHash(HashAlgorithmName.SHA256)));
}
