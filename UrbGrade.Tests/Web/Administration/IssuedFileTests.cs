using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class IssuedFileTests
{
    [Fact]
    public void A_file_with_a_key_opens_with_its_password_alone()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("shop gateway");
        var file = IssuedFile.Of(certificate, authority.Public);
        Assert.Equal("shop-gateway.p12", file.FileName);
        var bytes = Bytes(file);
        var opened = X509CertificateLoader.LoadPkcs12Collection(bytes, file.Password);
        Assert.Equal(2, opened.Count);
        Assert.Single(opened, one => one.HasPrivateKey && one.SerialNumber == certificate.SerialNumber);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => X509CertificateLoader.LoadPkcs12Collection(bytes, "guessed"));
    }

    [Fact]
    public void A_certificate_without_a_key_comes_with_its_authority()
    {
        using var authority = new TestAuthority();
        using var certificate = X509CertificateLoader.LoadCertificate(authority.Issue("gateway").RawData);
        var file = IssuedFile.Of(certificate, authority.Public);
        Assert.Equal(("gateway.pem", null), (file.FileName, file.Password));
        Assert.Equal(2, Encoding.ASCII.GetString(Bytes(file)).Split("BEGIN CERTIFICATE").Length - 1);
    }

    private static byte[] Bytes(IssuedFile file) => Convert.FromBase64String(file.Address.Split(',')[1]);
}
