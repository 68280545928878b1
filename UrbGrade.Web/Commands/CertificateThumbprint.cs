using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Web.Commands;

/// <summary>Names a certificate by its file.</summary>
internal static class CertificateThumbprint
{
    /// <summary>SHA-256 of its DER encoding, lower-case hex.</summary>
    /// <exception cref="InvalidOperationException">The file holds no certificate.</exception>
    public static string Of(byte[] content, string file)
    {
        using var certificate = Read(content, file);
        return Sha256Thumbprint.Of(certificate);
    }

    /// <summary>The certificate of a file, PEM or DER.</summary>
    /// <exception cref="InvalidOperationException">The file holds none.</exception>
    public static X509Certificate2 Read(byte[] content, string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(content);
        }
        catch (CryptographicException failure)
        {
            throw new InvalidOperationException($"{file} holds no X.509 certificate in PEM or DER.", failure);
        }
    }
}
