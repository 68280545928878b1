using System.Globalization;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>Every way of the X.509 token profile to say whose key signed.</summary>
public sealed class KeyIdentifierTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string Embedded = "<ds:X509Data><ds:X509Certificate>CERTIFICATE</ds:X509Certificate></ds:X509Data>";

    [Fact]
    public void A_token_in_the_header() => Accepts(world.Forge());

    [Fact]
    public void A_token_behind_the_signature() => Accepts(world.Forge() with { Token = "", AfterSignature = world.Forge().Token });

    [Fact]
    public void A_token_that_is_signed_itself() => Accepts(world.Forge() with { References = ["token", "body", "time"] });

    [Fact]
    public void A_certificate_in_the_reference() => Accepts(Named(Reference(Embedded)));

    [Fact]
    public void A_certificate_straight_in_the_key_info() => Accepts(Named(Embedded));

    [Fact]
    public void A_certificate_broken_into_lines()
    {
        var lines = Convert.ToBase64String(world.Gateway.RawData, Base64FormattingOptions.InsertLineBreaks);
        Accepts(Named(Reference(Embedded.Replace("CERTIFICATE", "\n" + lines + "\r\n", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_certificate_with_an_empty_issuer_and_serial_beside_it() => Accepts(Named(Reference(
        "<ds:X509Data><ds:X509IssuerSerial/><ds:X509Certificate>CERTIFICATE</ds:X509Certificate><ds:X509SubjectName>CN=x</ds:X509SubjectName></ds:X509Data>")));

    [Fact]
    public void A_certificate_as_key_identifier() => Accepts(Named(Identifier(SoapNames.X509V3, "CERTIFICATE")));

    [Fact]
    public void A_thumbprint() => Accepts(Named(Identifier(SoapNames.Thumbprint, Convert.ToBase64String(world.Gateway.GetCertHash()))));

    [Fact]
    public void A_subject_key_identifier() => Accepts(Named(Identifier(SoapNames.SubjectKeyIdentifier, KeyIdentifier())));

    [Fact]
    public void A_subject_key_identifier_in_x509_data() => Accepts(Named($"<ds:X509Data><ds:X509SKI>{KeyIdentifier()}</ds:X509SKI></ds:X509Data>"));

    [Theory]
    [InlineData("C=ES,O=UrbGrade tests,CN=UrbGrade test authority")]
    [InlineData("CN=UrbGrade test authority, O=UrbGrade tests, C=ES")]
    [InlineData("2.5.4.6=#13024553, cn=urbgrade  test  authority; OID.2.5.4.10=\"UrbGrade tests\"")]
    public void Issuer_and_serial_number(string issuer) => Accepts(Named(IssuerSerial(issuer, Serial())));

    [Fact]
    public void An_unknown_thumbprint() =>
        world.Refuses("SecurityTokenUnavailable", Named(Identifier(SoapNames.Thumbprint, Convert.ToBase64String(new byte[20]))));

    [Fact]
    public void An_unknown_subject_key_identifier() =>
        world.Refuses("SecurityTokenUnavailable", Named(Identifier(SoapNames.SubjectKeyIdentifier, "AAAA")));

    [Fact]
    public void An_unknown_issuer() =>
        world.Refuses("SecurityTokenUnavailable", Named(IssuerSerial("CN=Somebody else, O=UrbGrade tests, C=ES", Serial())));

    [Fact]
    public void An_unknown_serial_number() =>
        world.Refuses("SecurityTokenUnavailable", Named(IssuerSerial("CN=UrbGrade test authority, O=UrbGrade tests, C=ES", "7")));

    [Theory]
    [InlineData("#other")]
    [InlineData("http://elsewhere/token")]
    [InlineData("")]
    [InlineData("#body")]
    public void A_token_that_is_not_there(string uri) =>
        world.Refuses("SecurityTokenUnavailable", Named(Reference($"<wsse:Reference URI=\"{uri}\"/>")));

    [Theory]
    [InlineData("<wsse:KeyIdentifier ValueType=\"urn:other\">AAAA</wsse:KeyIdentifier>")]
    [InlineData("<wsse:KeyIdentifier>AAAA</wsse:KeyIdentifier>")]
    [InlineData("<wsse:Embedded/>")]
    [InlineData("<ds:KeyName>gateway-20</ds:KeyName>")]
    [InlineData("<ds:X509Data><ds:X509Certificate>CERTIFICATE</ds:X509Certificate><ds:X509Certificate>CERTIFICATE</ds:X509Certificate></ds:X509Data>")]
    [InlineData("<ds:X509Data><ds:X509CRL>AAAA</ds:X509CRL></ds:X509Data>")]
    public void Another_kind_of_reference(string content) => world.Refuses("UnsupportedSecurityToken", Named(Reference(content)));

    [Theory]
    [InlineData("<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>")]
    [InlineData("<ds:RetrievalMethod URI=\"http://elsewhere/key\"/>")]
    public void Another_kind_of_key_info(string content) => world.Refuses("UnsupportedSecurityToken", Named(content));

    [Theory]
    [InlineData("")]
    [InlineData("<wsse:SecurityTokenReference></wsse:SecurityTokenReference>")]
    [InlineData("<ds:X509Data></ds:X509Data>")]
    [InlineData("<ds:X509Data><ds:X509IssuerSerial/></ds:X509Data>")]
    public void A_key_info_that_names_nothing(string content) => world.Refuses("InvalidSecurity", Named(content));

    [Fact]
    public void Two_references_to_a_key() => world.Refuses("InvalidSecurity", Named(Reference(Embedded) + Reference(Embedded)));

    [Theory]
    [InlineData("ValueType=\"" + SoapNames.X509V3 + "\"", "ValueType=\"urn:PKIPath\"")]
    [InlineData("EncodingType=\"" + SoapNames.Base64 + "\"", "EncodingType=\"urn:Hex\"")]
    public void Another_kind_of_token(string original, string changed)
    {
        var forge = world.Forge();
        world.Refuses("UnsupportedSecurityToken", forge with { Token = forge.Token.Replace(original, changed, StringComparison.Ordinal) });
    }

    [Fact]
    public void A_user_name_token() => world.Refuses(
        "UnsupportedSecurityToken", world.Forge() with { BeforeSignature = "<wsse:UsernameToken><wsse:Username>x</wsse:Username></wsse:UsernameToken>" });

    [Fact]
    public void A_pile_of_tokens() => world.Refuses(
        "InvalidSecurity", world.Forge() with { BeforeSignature = string.Concat(Enumerable.Repeat("<wsse:BinarySecurityToken/>", 5)) });

    [Fact]
    public void Prefix_lists_are_honoured_and_the_body_hash_does_not_depend_on_them()
    {
        var plain = world.Verify(world.Forge());
        var listed = world.Verify(world.Forge() with
        {
            EnvelopeAttributes = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:d=\"urn:d\"",
            BodyPrefixes = "S xsi d #default wsse",
            SignedInfoPrefixes = "S xsi",
        });

        Assert.Equal(plain.BodyHash, listed.BodyHash);
    }

    [Fact]
    public void The_body_hash_does_not_depend_on_namespaces_of_the_envelope()
    {
        const string content = "<messages xmlns=\"\"></messages>";
        var plain = world.Verify(world.Forge() with { Content = "<messages></messages>" });
        var within = world.Verify(world.Forge() with
        {
            Content = content,
            BodyAttributes = "wsu:Id=\"body\" xmlns=\"urn:d\"",
            BodyPrefixes = "#default",
        });

        Assert.Equal(plain.BodyHash, within.BodyHash);
    }

    [Fact]
    public void An_enveloped_signature_transform_that_changes_nothing_is_tolerated() => Accepts(world.Forge() with
    {
        Transforms = $"<ds:Transform Algorithm=\"{SoapNames.Signature}enveloped-signature\"/><ds:Transform Algorithm=\"{SoapNames.ExclusiveCanonicalization}\"/>",
    });

    [Fact]
    public void Ids_without_a_namespace_are_understood() => Accepts(world.Forge() with { BodyAttributes = "Id=\"body\"" });

    [Fact]
    public void Two_ids_on_one_element_are_refused() =>
        world.Refuses("InvalidSecurity", world.Forge() with { BodyAttributes = "Id=\"other\" wsu:Id=\"body\"" });

    private static string Reference(string content) => $"<wsse:SecurityTokenReference>{content}</wsse:SecurityTokenReference>";

    private static string Identifier(string type, string value) =>
        Reference($"<wsse:KeyIdentifier EncodingType=\"{SoapNames.Base64}\" ValueType=\"{type}\">{value}</wsse:KeyIdentifier>");

    private static string IssuerSerial(string issuer, string serial) => Reference(
        $"<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>{issuer}</ds:X509IssuerName><ds:X509SerialNumber>{serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>");

    private void Accepts(ForgedRequest request) =>
        Assert.Equal("20", world.Verify(request with { Content = $"<a>{Guid.NewGuid()}</a>" }).TenantCode);

    private ForgedRequest Named(string keyInfo) => world.Forge() with { Token = "", KeyInfo = keyInfo };

    private string KeyIdentifier() => Convert.ToBase64String(
        world.Gateway.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.Span);

    private string Serial() =>
        new BigInteger(world.Gateway.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
}
