using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class AlgorithmAttackTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string ExcC14n = SoapNames.ExclusiveCanonicalization;

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")]
    public void The_public_key_used_as_a_shared_secret(string method) => world.Refuses("UnsupportedAlgorithm", world.Forge() with
    {
        SignatureMethod = method,
        SignWith = signedInfo => HMACSHA256.HashData(world.Gateway.PublicKey.ExportSubjectPublicKeyInfo(), signedInfo),
    });

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-md5")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#dsa-sha1")]
    [InlineData("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")]
    [InlineData("")]
    public void Another_signature_method(string method) =>
        world.Refuses("UnsupportedAlgorithm", world.Forge() with { SignatureMethod = method });

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#md5")]
    [InlineData("http://www.w3.org/2001/04/xmlenc#ripemd160")]
    [InlineData("")]
    public void Another_digest_method(string method) =>
        world.Refuses("UnsupportedAlgorithm", world.Forge() with { DigestMethod = method });

    [Theory]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")]
    [InlineData("http://www.w3.org/2006/12/xml-c14n11")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#WithComments")]
    [InlineData("")]
    public void Another_canonicalisation(string method) =>
        world.Refuses("UnsupportedAlgorithm", world.Forge() with { Canonicalization = method });

    [Theory]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()</ds:XPath></ds:Transform>")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"/>")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"/>")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>")]
    [InlineData("<ds:Transform Algorithm=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform\"/>")]
    [InlineData("<ds:Transform Algorithm=\"" + ExcC14n + "\"/><ds:Transform Algorithm=\"" + ExcC14n + "\"/>")]
    [InlineData("<ds:Transform Algorithm=\"" + ExcC14n + "\"/><ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>")]
    [InlineData("<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>")]
    [InlineData("<ds:Transform Algorithm=\"" + ExcC14n + "\"><x/></ds:Transform>")]
    [InlineData("")]
    public void Another_transform(string transforms) =>
        world.Refuses("UnsupportedAlgorithm", world.Forge() with { Transforms = transforms });

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("http://elsewhere/body.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("cid:attachment")]
    [InlineData("#xpointer(/)")]
    [InlineData("#xpointer(id('body'))")]
    public void A_reference_to_somewhere_else(string uri) =>
        world.Refuses("InvalidSecurity", world.Forge() with { MoreReferences = Reference(uri) });

    [Fact]
    public void A_reference_to_nothing() => world.Refuses("FailedCheck", world.Forge() with { MoreReferences = Reference("#nowhere") });

    [Fact]
    public void A_reference_without_uri() => world.Refuses(
        "InvalidSecurity", world.Forge() with { MoreReferences = Reference("").Replace(" URI=\"\"", "", StringComparison.Ordinal) });

    [Fact]
    public void The_same_reference_twice() => world.Refuses("InvalidSecurity", world.Forge() with { References = ["body", "time", "body"] });

    [Fact]
    public void Hundreds_of_references() => world.Refuses(
        "InvalidSecurity", world.Forge() with { MoreReferences = string.Concat(Enumerable.Repeat(Reference("#body"), 300)) });

    [Fact]
    public void A_reference_to_what_the_body_holds() => world.Refuses("FailedCheck", world.Forge() with
    {
        Content = "<a wsu:Id=\"inner\">1</a>",
        References = ["body", "time", "inner"],
    });

    [Fact]
    public void Hundreds_of_prefixes() => world.Refuses(
        "InvalidSecurity", world.Forge() with { BodyPrefixes = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"p{i}")) });

    [Theory]
    [InlineData("A")]
    [InlineData("!!!!")]
    public void Digests_and_signatures_that_are_no_base64(string text)
    {
        var request = world.Forge().Text();
        world.Refuses("InvalidSecurity", request.Replace("<ds:SignatureValue>", "<ds:SignatureValue>" + text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(257)]
    public void A_signature_of_the_wrong_length(int length) =>
        world.Refuses("FailedCheck", world.Forge() with { SignWith = _ => RandomNumberGenerator.GetBytes(length) });

    [Fact]
    public void Sha1_is_refused_by_default() => world.Refuses("UnsupportedAlgorithm", Sha1());

    [Fact]
    public void A_sha1_digest_alone_is_refused_too() => world.Refuses(
        "UnsupportedAlgorithm", Sha1() with { SignatureMethod = SignatureAlgorithms.RsaSha256, SignWith = null });

    [Fact]
    public void Sha1_is_accepted_where_the_tenant_is_allowed_it()
    {
        var trust = new GivenTenants(world.Authority.Public);
        trust.Add(world.Gateway, "10", allowsSha1: true);
        var verifier = new SoapVerifier(trust, new InMemoryReplayGuard(), new SoapSecurityPolicy(), world.Clock);

        var verified = verifier.Verify(Sha1().Bytes());

        Assert.True(verified.UsedSha1);
        Assert.Equal("10", verified.TenantCode);
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384", "http://www.w3.org/2001/04/xmldsig-more#sha384")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512", "http://www.w3.org/2001/04/xmlenc#sha512")]
    public void Stronger_hashes_are_accepted(string method, string hash, string digest) => Assert.Equal("20", world.Verify(
        Hashed(method, new HashAlgorithmName(hash), digest)).TenantCode);

    private ForgedRequest Sha1() => Hashed(SignatureAlgorithms.RsaSha1, HashAlgorithmName.SHA1, SignatureAlgorithms.Sha1);

    private ForgedRequest Hashed(string method, HashAlgorithmName hash, string digest) => world.Forge() with
    {
        SignatureMethod = method,
        DigestMethod = digest,
        DigestHash = hash,
        SignWith = signedInfo =>
        {
            using var key = world.Gateway.GetRSAPrivateKey()!;
            return key.SignData(signedInfo, hash, RSASignaturePadding.Pkcs1);
        },
    };

    private static string Reference(string uri) => new StringBuilder($"<ds:Reference URI=\"{uri}\"><ds:Transforms>")
        .Append(System.Globalization.CultureInfo.InvariantCulture, $"<ds:Transform Algorithm=\"{ExcC14n}\"/></ds:Transforms>")
        .Append(System.Globalization.CultureInfo.InvariantCulture, $"<ds:DigestMethod Algorithm=\"{SignatureAlgorithms.Sha256}\"/>")
        .Append("<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>").ToString();
}
