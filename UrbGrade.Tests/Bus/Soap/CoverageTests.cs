using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>What has to be signed is not, or was changed after it was signed.</summary>
public sealed class CoverageTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    [Fact]
    public void Body_alone_signed() => world.Refuses("FailedCheck", world.Forge() with { References = ["body"] });

    [Fact]
    public void Timestamp_alone_signed() => world.Refuses("FailedCheck", world.Forge() with { References = ["time"] });

    [Fact]
    public void Nothing_signed() => world.Refuses("FailedCheck", world.Forge() with { References = [] });

    [Fact]
    public void Body_without_id() => world.Refuses(
        "FailedCheck", world.Forge() with { BodyAttributes = "", References = ["time"] });

    [Fact]
    public void No_timestamp() => world.Refuses("InvalidSecurity", world.Forge() with { Timestamp = "", References = ["body"] });

    [Fact]
    public void No_signature()
    {
        var text = world.Forge().Text();
        var start = text.IndexOf("<ds:Signature ", StringComparison.Ordinal);
        var end = text.IndexOf("</ds:Signature>", StringComparison.Ordinal) + "</ds:Signature>".Length;
        world.Refuses("InvalidSecurity", text.Remove(start, end - start));
    }

    [Fact]
    public void No_security_header() => world.Refuses(
        "InvalidSecurity", $"<S:Envelope xmlns:S=\"{SoapNames.Soap}\"><S:Header/><S:Body>{ForgedRequest.DefaultContent}</S:Body></S:Envelope>");

    [Fact]
    public void No_header_at_all() => world.Refuses(
        "InvalidSecurity", $"<S:Envelope xmlns:S=\"{SoapNames.Soap}\"><S:Body>{ForgedRequest.DefaultContent}</S:Body></S:Envelope>");

    [Fact]
    public void Two_signatures()
    {
        var text = world.Forge().Text();
        var start = text.IndexOf("<ds:Signature ", StringComparison.Ordinal);
        var end = text.IndexOf("</ds:Signature>", StringComparison.Ordinal) + "</ds:Signature>".Length;
        world.Refuses("InvalidSecurity", text.Insert(end, text[start..end]));
    }

    [Fact]
    public void A_signature_confirmation_in_a_request() => world.Refuses("InvalidSecurity", world.Forge() with
    {
        AfterSignature = $"<c:SignatureConfirmation xmlns:c=\"{SoapNames.Wsse11}\" Value=\"AQ==\"/>",
    });

    [Theory]
    [InlineData("<urb:tenantCode>20<", "<urb:tenantCode>10<")]
    [InlineData("<messages></messages>", "<messages><message/></messages>")]
    [InlineData("<messages></messages>", "<messages> </messages>")]
    [InlineData("<S:Body wsu:Id", "<S:Body x=\"1\" wsu:Id")]
    [InlineData("xmlns:urb=\"http://urb-grade.eu\"", "xmlns:urb=\"http://urb-grade.eu/\"")]
    [InlineData("</wsu:Expires>", "0</wsu:Expires>")]
    [InlineData("<wsu:Expires>2015-04-13T14:16", "<wsu:Expires>2015-04-13T14:17")]
    [InlineData("<ds:DigestValue>", "<ds:DigestValue>AA")]
    [InlineData("<ds:SignedInfo>", "<ds:SignedInfo >\n")]
    public void Changed_after_signing(string original, string changed)
    {
        var text = world.Forge().Text();
        Assert.Contains(original, text, StringComparison.Ordinal);
        var fault = Assert.Throws<SoapFaultException>(() => world.Verify(
            System.Text.Encoding.UTF8.GetBytes(text.Replace(original, changed, StringComparison.Ordinal))));
        Assert.Contains(fault.Code, (string[])["FailedCheck", "InvalidSecurity"]);
        world.Refuses(fault.Code, text.Replace(original, changed, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_value_in_the_body_fails_the_check() => world.Refuses(
        "FailedCheck", world.Forge().Text().Replace("<urb:tenantCode>20<", "<urb:tenantCode>10<", StringComparison.Ordinal));

    [Fact]
    public void What_canonicalisation_ignores_may_change()
    {
        var text = world.Forge().Text()
            .Replace("<S:Body wsu:Id=\"body\">", "<S:Body\n wsu:Id = 'body' ><!-- seen by nobody -->", StringComparison.Ordinal)
            .Replace("<messages></messages>", "<messages/>", StringComparison.Ordinal);

        Assert.Equal("20", world.Verify(System.Text.Encoding.UTF8.GetBytes(text)).TenantCode);
    }

    [Fact]
    public void A_signed_header_block_is_checked_too()
    {
        var forge = world.Forge() with
        {
            HeaderBlocks = $"<wsa:To xmlns:wsa=\"{SoapNames.Addressing}\" wsu:Id=\"to\" S:mustUnderstand=\"1\">here</wsa:To>",
            References = ["body", "to", "time", "token"],
        };
        Assert.Equal("20", world.Verify(forge).TenantCode);
        world.Refuses("FailedCheck", forge.Text().Replace(">here<", ">there<", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_that_must_be_understood_and_is_not() =>
        world.Refuses("MustUnderstand", world.Forge() with { HeaderBlocks = "<x:Pay xmlns:x=\"http://x\" S:mustUnderstand=\"1\"/>" });

    [Fact]
    public void A_header_for_another_actor_is_left_alone() => Assert.Equal("20", world.Verify(world.Forge() with
    {
        HeaderBlocks = "<x:Pay xmlns:x=\"http://x\" S:mustUnderstand=\"1\" S:actor=\"http://elsewhere\"><y/></x:Pay>",
        Content = "<other/>",
    }).TenantCode);

    [Fact]
    public void An_envelope_of_soap_1_2() => world.Refuses(
        "VersionMismatch", "<S:Envelope xmlns:S=\"http://www.w3.org/2003/05/soap-envelope\"><S:Body/></S:Envelope>");

    [Theory]
    [InlineData("<other/>")]
    [InlineData("")]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"/>")]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header/></S:Envelope>")]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\">text<S:Body/></S:Envelope>")]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><other/><S:Body/></S:Envelope>")]
    public void What_is_no_envelope(string text) => world.Refuses("Client", text, 400);
}
