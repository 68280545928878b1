using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class CertificateAttackTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    [Fact]
    public void A_certificate_of_an_unknown_authority()
    {
        using var stranger = new TestAuthority("Somebody else");
        world.Refuses("FailedAuthentication", Signed(stranger.Issue("gateway-20")));
    }

    [Fact]
    public void A_certificate_of_an_authority_that_only_has_the_same_name()
    {
        using var namesake = new TestAuthority();
        world.Refuses("FailedAuthentication", Signed(namesake.Issue("gateway-20")));
    }

    [Fact]
    public void A_certificate_that_signed_itself_with_a_known_subject() =>
        world.Refuses("FailedAuthentication", Signed(TestCertificates.SelfSigned("gateway-20")));

    [Fact]
    public void A_certificate_that_the_gateway_issued_itself()
    {
        var options = new TestCertificateOptions { SerialNumber = world.Gateway.SerialNumberBytes.ToArray() };
        world.Refuses("FailedAuthentication", Signed(TestCertificates.SelfSigned("gateway-20", options)));
    }

    [Fact]
    public void An_expired_certificate() => world.Refuses(
        "FailedAuthentication", Signed(world.Authority.Issue("old", new TestCertificateOptions { NotAfter = world.Now.AddSeconds(-1) })));

    [Fact]
    public void A_certificate_of_tomorrow() => world.Refuses(
        "FailedAuthentication", Signed(world.Authority.Issue("early", new TestCertificateOptions { NotBefore = world.Now.AddDays(1) })));

    [Fact]
    public void A_weak_key() => world.Refuses(
        "FailedAuthentication", Signed(world.Authority.Issue("weak", new TestCertificateOptions { KeyBits = 1024 })));

    [Fact]
    public void A_weak_key_that_the_trust_store_overlooks()
    {
        var weak = TestCertificates.SelfSigned("weak", new TestCertificateOptions { KeyBits = 1024 });
        var verifier = new SoapVerifier(new Credulous(), new InMemoryReplayGuard(), new SoapSecurityPolicy(), world.Clock);
        world.Refuses("FailedAuthentication", Signed(weak).Bytes(), by: verifier);
    }

    [Fact]
    public void A_key_for_encryption_alone() => world.Refuses(
        "FailedAuthentication",
        Signed(world.Authority.Issue("usage", new TestCertificateOptions { KeyUsage = X509KeyUsageFlags.KeyEncipherment })));

    [Fact]
    public void An_elliptic_key()
    {
        var curve = TestCertificates.EllipticCurve("curve");
        using var key = curve.GetECDsaPrivateKey()!;
        world.Refuses("FailedAuthentication", Signed(curve) with
        {
            SignWith = signedInfo => key.SignData(signedInfo, HashAlgorithmName.SHA256),
        });
    }

    [Fact]
    public void A_known_certificate_over_a_signature_of_another_key()
    {
        using var other = TestCertificates.SelfSigned("other");
        using var key = other.GetRSAPrivateKey()!;
        world.Refuses("FailedCheck", world.Forge() with
        {
            SignWith = signedInfo => key.SignData(
                signedInfo, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        });
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("")]
    [InlineData("TUlJQw==")]
    public void A_token_that_is_no_certificate(string content)
    {
        var forge = world.Forge();
        world.Refuses("InvalidSecurityToken", forge with { Token = forge.Token.Replace("CERTIFICATE", content, StringComparison.Ordinal) });
    }

    [Fact]
    public void A_certificate_damaged_anywhere()
    {
        var text = world.Forge().Text();
        var certificate = world.Gateway.RawData;
        for (var i = 0; i < certificate.Length; i += 3)
        {
            byte[] damaged = [.. certificate];
            damaged[i] ^= 0x15;
            var request = text.Replace(Convert.ToBase64String(certificate), Convert.ToBase64String(damaged), StringComparison.Ordinal);
            var fault = Assert.Throws<SoapFaultException>(() => world.Verify(System.Text.Encoding.UTF8.GetBytes(request)));
            Assert.Contains(fault.Code, (string[])["InvalidSecurityToken", "FailedAuthentication", "UnsupportedSecurityToken"]);
        }
    }

    [Fact]
    public void A_token_of_megabytes()
    {
        var forge = world.Forge();
        world.Refuses("InvalidSecurity", forge with { Token = forge.Token.Replace("CERTIFICATE", new string('A', 2_000_000), StringComparison.Ordinal) });
    }

    [Fact]
    public void Certificates_of_strangers_do_not_crowd_out_the_known()
    {
        using var stranger = new TestAuthority("Somebody else");
        var strange = Signed(stranger.Issue("x")).Bytes();
        for (var i = 0; i < 5; i++)
            world.Refuses("FailedAuthentication", strange);
    }

    private ForgedRequest Signed(X509Certificate2 certificate) => new(certificate, world.Now)
    {
        SignWith = certificate.GetRSAPrivateKey() is null ? _ => [] : null,
    };

    private sealed class Credulous : ICertificateTrust
    {
        public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset at) => new(true, "", "20", true);

        public X509Certificate2? FindByThumbprint(ReadOnlySpan<byte> sha1) => null;

        public X509Certificate2? FindBySubjectKeyIdentifier(ReadOnlySpan<byte> identifier) => null;

        public X509Certificate2? FindByIssuerSerial(string issuer, string serialNumber) => null;
    }
}
