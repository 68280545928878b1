using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Web.Administration;

/// <summary>A certificate that was just issued, as a file to take away. It lies in the page alone: once that is closed nobody has it.</summary>
/// <param name="Password">Of the file; null when it holds no key.</param>
/// <param name="Address">The file itself, as a <c>data:</c> address.</param>
internal sealed record IssuedFile(string FileName, string? Password, string Address, string Thumbprint, DateTimeOffset NotAfter)
{
    private const int PasswordLength = 20;

    public static IssuedFile Of(X509Certificate2 certificate, X509Certificate2 authority)
    {
        var (name, thumbprint, end) = (Name(certificate.Subject), Sha256Thumbprint.Of(certificate), certificate.NotAfter.ToUniversalTime());
        if (!certificate.HasPrivateKey)
        {
            var chain = Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{authority.ExportCertificatePem()}\n");
            return new IssuedFile(name + ".pem", null, Data("application/x-pem-file", chain), thumbprint, end);
        }

        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", PasswordLength);
        var all = new X509Certificate2Collection { certificate, authority };
        var file = all.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
        return new IssuedFile(name + ".p12", password, Data("application/x-pkcs12", file), thumbprint, end);
    }

    /// <summary>The common name in a subject; all of it when it has none.</summary>
    public static string CommonName(string subject) => new X500DistinguishedName(subject).EnumerateRelativeDistinguishedNames()
        .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.3")?.GetSingleElementValue() ?? subject;

    private static string Name(string subject) =>
        string.Concat(CommonName(subject).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-') is { Length: > 0 } name
            ? name
            : "gateway";

    private static string Data(string type, byte[] file) => $"data:{type};base64,{Convert.ToBase64String(file)}";
}
