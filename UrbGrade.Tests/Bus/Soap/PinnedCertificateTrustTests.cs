using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class PinnedCertificateTrustTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    [Fact]
    public void The_given_certificate_is_trusted_though_its_authority_is_not_known() => Assert.True(Judges([world.Server], world.Server).Trusted);

    [Fact]
    public void Another_certificate_of_the_same_authority_is_not() => Assert.False(Judges([world.Server], world.Gateway).Trusted);

    [Fact]
    public void Under_a_given_authority_the_certificate_has_to_name_the_server()
    {
        Assert.True(Judges([world.Authority.Public], world.Server).Trusted);
        Assert.False(Judges([world.Authority.Public], world.Gateway).Trusted);
        Assert.False(new PinnedCertificateTrust([world.Authority.Public], "elsewhere.example").Judge(world.Server, world.Now).Trusted);
    }

    [Fact]
    public void An_authority_does_not_answer_itself() => Assert.False(Judges([world.Authority.Public], world.Authority.Public).Trusted);

    [Fact]
    public void A_certificate_of_an_authority_with_the_same_name_is_not_trusted()
    {
        using var namesake = new TestAuthority();
        var server = namesake.Issue("platform", new TestCertificateOptions { DnsNames = ["localhost"] });

        Assert.False(Judges([world.Authority.Public], server).Trusted);
    }

    [Fact]
    public void A_given_certificate_that_has_expired_is_not_trusted()
    {
        var trust = new PinnedCertificateTrust([world.Server], "localhost");

        Assert.True(trust.Judge(world.Server, new DateTimeOffset(2047, 12, 31, 0, 0, 0, TimeSpan.Zero)).Trusted);
        Assert.False(trust.Judge(world.Server, new DateTimeOffset(2048, 1, 2, 0, 0, 0, TimeSpan.Zero)).Trusted);
        Assert.False(trust.Judge(world.Server, new DateTimeOffset(2009, 1, 2, 0, 0, 0, TimeSpan.Zero)).Trusted);
    }

    [Fact]
    public void Given_certificates_are_found_by_whatever_names_them()
    {
        var trust = new PinnedCertificateTrust([world.Gateway, world.Server], "localhost");
        var serial = new BigInteger(world.Server.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
        var identifier = world.Server.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.Span;

        Assert.Same(world.Server, trust.FindByThumbprint(world.Server.GetCertHash()));
        Assert.Same(world.Server, trust.FindBySubjectKeyIdentifier(identifier));
        Assert.Same(world.Server, trust.FindByIssuerSerial(world.Server.Issuer, serial));
        Assert.Null(trust.FindByThumbprint(new byte[20]));
        Assert.Null(trust.FindBySubjectKeyIdentifier([1]));
        Assert.Null(trust.FindByIssuerSerial(world.Server.Issuer, "-1"));
        Assert.Null(trust.FindByIssuerSerial(world.Server.Issuer, "many"));
    }

    [Fact]
    public void A_gateway_refuses_an_answer_that_another_gateway_signed()
    {
        var response = new ArrayBufferWriter<byte>();
        using var signer = new SoapSigner(world.Gateway, world.Clock);
        signer.SignResponse(response, "<receipt></receipt>"u8, [1]);

        var fault = Assert.Throws<SoapFaultException>(() => world.ClientVerifier().Verify(response.WrittenMemory));

        Assert.Equal("FailedAuthentication", fault.Code);
    }

    private CertificateVerdict Judges(X509Certificate2[] given, X509Certificate2 certificate) =>
        new PinnedCertificateTrust(given, "localhost").Judge(certificate, world.Now);
}
