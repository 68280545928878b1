using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Reads the one certificate that an administrator hands over.</summary>
internal static class CertificateFile
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Reads a certificate, PEM or DER.</summary>
    /// <exception cref="RefusedException">Too large, none, several, or with a private key.</exception>
    public static X509Certificate2 Read(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > MostBytes)
        {
            throw new RefusedException("Certificate.FileSize", $"The file has {encoded.Length} bytes; allowed are {MostBytes}.");
        }

        var text = Encoding.ASCII.GetString(encoded.Span);
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new RefusedException("Certificate.PrivateKey", $"The file holds a private key, which must stay where it is; give the certificate alone.");
        }

        if (text.Split("-----BEGIN CERTIFICATE-----").Length > 2)
        {
            throw new RefusedException("Certificate.Several", $"The file holds several certificates; give them one at a time.");
        }

        try
        {
            return X509CertificateLoader.LoadCertificate(encoded.Span);
        }
        catch (CryptographicException failure)
        {
            throw new RefusedException("Certificate.None", $"The file holds no X.509 certificate in PEM or DER.", failure);
        }
    }
}
