using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Web.Commands;

/// <summary>Writes an issued certificate, and its key when there is one, in the format that the file's name asks for.</summary>
internal static class CertificateOutput
{
    /// <summary>Writes the files; none is replaced unless asked.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">A file is there already.</exception>
    public static IReadOnlyList<string> Write(string file, X509Certificate2 certificate, X509Certificate2 authority, string? password, bool replace)
    {
        if (!certificate.HasPrivateKey)
        {
            return [Save(file, Pem(certificate), replace)];
        }

        if (IsPem(file))
        {
            using var key = certificate.GetRSAPrivateKey()!;
            var text = string.IsNullOrEmpty(password)
                ? key.ExportPkcs8PrivateKeyPem()
                : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 200_000));
            return [Save(KeyOf(file), Encoding.ASCII.GetBytes(text + "\n"), replace), Save(file, Pem(certificate), replace)];
        }

        var all = new X509Certificate2Collection { certificate, authority };
        return [Save(file, all.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password), replace)];
    }

    /// <summary>The certificate as PEM.</summary>
    public static byte[] Pem(X509Certificate2 certificate) => Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n");

    /// <summary>The files that <see cref="Write"/> writes.</summary>
    public static IReadOnlyList<string> Files(string file, bool hasKey) => hasKey && IsPem(file) ? [KeyOf(file), file] : [file];

    /// <summary>Writes a file that its owner alone may read.</summary>
    /// <exception cref="IOException">It is there already, and is not to be replaced.</exception>
    public static string Save(string file, byte[] content, bool replace)
    {
        PrivateFile.Write(file, content, replace);
        return file;
    }

    private static string KeyOf(string file) => Path.ChangeExtension(file, ".key");

    private static bool IsPem(string file) => Path.GetExtension(file).ToUpperInvariant() is ".PEM" or ".CRT" or ".CER";
}
