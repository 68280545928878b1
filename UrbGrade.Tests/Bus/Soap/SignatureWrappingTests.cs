namespace UrbGrade.Tests.Bus.Soap;

/// <summary>The signed Body is kept somewhere in the message while another one stands where the application reads.</summary>
public sealed class SignatureWrappingTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string Evil = "<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages><message/></messages><urb:tenantCode>10</urb:tenantCode></urb:AggregateMessageRequest>";

    private const string SignedBody = "<S:Body wsu:Id=\"body\">" + ForgedRequest.DefaultContent + "</S:Body>";

    [Fact]
    public void Signed_body_in_a_wrapper_of_the_header() =>
        world.Refuses("FailedCheck", Moved($"<wrapper>{SignedBody}</wrapper>", $"<S:Body>{Evil}</S:Body>"));

    [Fact]
    public void Signed_body_in_a_wrapper_and_another_with_the_same_id() =>
        world.Refuses("InvalidSecurity", Moved($"<wrapper>{SignedBody}</wrapper>", $"<S:Body wsu:Id=\"body\">{Evil}</S:Body>"));

    [Theory]
    [InlineData("Id=\"body\"")]
    [InlineData("ID=\"body\"")]
    [InlineData("id=\"body\"")]
    [InlineData("xml:id=\"body\"")]
    public void Signed_body_in_a_wrapper_and_another_with_the_same_id_of_another_kind(string id) =>
        world.Refuses("InvalidSecurity", Moved($"<wrapper>{SignedBody}</wrapper>", $"<S:Body {id}>{Evil}</S:Body>"));

    [Fact]
    public void Signed_body_as_a_header_block() =>
        world.Refuses("FailedCheck", Moved(SignedBody, $"<S:Body>{Evil}</S:Body>"));

    [Fact]
    public void Signed_body_as_a_header_block_and_another_with_an_id_of_its_own() =>
        world.Refuses("FailedCheck", Moved(SignedBody, $"<S:Body wsu:Id=\"other\">{Evil}</S:Body>"));

    [Fact]
    public void Signed_body_inside_the_security_header()
    {
        var text = world.Forge().Text();
        world.Refuses("InvalidSecurity", text
            .Replace(SignedBody, $"<S:Body>{Evil}</S:Body>", StringComparison.Ordinal)
            .Replace("</wsse:Security>", $"{SignedBody}</wsse:Security>", StringComparison.Ordinal));
    }

    [Fact]
    public void Signed_body_inside_the_signature()
    {
        var text = world.Forge().Text();
        world.Refuses("InvalidSecurity", text
            .Replace(SignedBody, $"<S:Body>{Evil}</S:Body>", StringComparison.Ordinal)
            .Replace("</ds:Signature>", $"<ds:Object>{SignedBody}</ds:Object></ds:Signature>", StringComparison.Ordinal));
    }

    [Fact]
    public void Signed_body_inside_another_body() =>
        world.Refuses("FailedCheck", Moved("", $"<S:Body>{Evil}{SignedBody}</S:Body>"));

    [Fact]
    public void Signed_body_inside_another_body_with_the_same_id() =>
        world.Refuses("InvalidSecurity", Moved("", $"<S:Body wsu:Id=\"body\">{Evil}{SignedBody}</S:Body>"));

    [Fact]
    public void Another_body_before_the_signed_one() =>
        world.Refuses("FailedCheck", Moved("", $"<S:Body>{Evil}</S:Body>{SignedBody}"));

    [Fact]
    public void Another_body_after_the_signed_one() =>
        world.Refuses("Client", Moved("", $"{SignedBody}<S:Body>{Evil}</S:Body>"), 400);

    [Fact]
    public void Signed_body_behind_the_envelope() =>
        world.Refuses("FailedCheck", Moved("", $"<S:Body>{Evil}</S:Body>") + SignedBody);

    [Fact]
    public void Another_body_in_a_header_after_the_signed_one()
    {
        var text = world.Forge().Text().Replace("</S:Envelope>", $"<S:Header><S:Body>{Evil}</S:Body></S:Header></S:Envelope>", StringComparison.Ordinal);
        world.Refuses("Client", text, 400);
    }

    [Fact]
    public void A_timestamp_beside_the_signed_one()
    {
        var text = world.Forge().Text().Replace(
            "</wsse:Security>", "<wsu:Timestamp wsu:Id=\"later\"><wsu:Created>2015-04-13T14:11:42Z</wsu:Created></wsu:Timestamp></wsse:Security>", StringComparison.Ordinal);
        world.Refuses("InvalidSecurity", text);
    }

    [Fact]
    public void Signed_timestamp_in_a_wrapper_and_a_fresh_one_in_its_place()
    {
        var old = ForgedRequest.TimestampOf(world.Now.AddHours(-2), world.Now.AddHours(-1));
        var fresh = ForgedRequest.TimestampOf(world.Now, world.Now.AddMinutes(5)).Replace("\"time\"", "\"fresh\"", StringComparison.Ordinal);
        var text = (world.Forge() with { Timestamp = old }).Text()
            .Replace(old, fresh, StringComparison.Ordinal)
            .Replace("<S:Header>", $"<S:Header><wrapper>{old}</wrapper>", StringComparison.Ordinal);
        world.Refuses("FailedCheck", text);
    }

    [Fact]
    public void Signed_timestamp_as_a_header_block_and_a_fresh_one_in_its_place()
    {
        var old = ForgedRequest.TimestampOf(world.Now.AddHours(-2), world.Now.AddHours(-1));
        var fresh = ForgedRequest.TimestampOf(world.Now, world.Now.AddMinutes(5)).Replace("\"time\"", "\"fresh\"", StringComparison.Ordinal);
        var text = (world.Forge() with { Timestamp = old }).Text()
            .Replace(old, fresh, StringComparison.Ordinal)
            .Replace("<S:Header>", $"<S:Header>{old}", StringComparison.Ordinal);
        world.Refuses("FailedCheck", text);
    }

    [Fact]
    public void Security_for_another_actor_protects_nothing() =>
        world.Refuses("InvalidSecurity", world.Forge() with { SecurityAttributes = "S:actor=\"http://elsewhere\"" });

    [Fact]
    public void Two_security_headers()
    {
        var text = world.Forge().Text().Replace("<S:Header>", "<S:Header><wsse:Security></wsse:Security>", StringComparison.Ordinal);
        world.Refuses("InvalidSecurity", text);
    }

    [Fact]
    public void A_token_with_the_id_of_another_one()
    {
        var text = world.Forge().Text();
        var token = text[text.IndexOf("<wsse:Binary", StringComparison.Ordinal)..text.IndexOf("<wsu:Timestamp", StringComparison.Ordinal)];
        world.Refuses("SecurityTokenUnavailable", text.Replace(token, token + token, StringComparison.Ordinal));
    }

    [Fact]
    public void Content_taken_into_another_namespace_from_outside()
    {
        var text = world.Forge().Text().Replace("<S:Envelope ", "<S:Envelope xmlns=\"http://evil\" ", StringComparison.Ordinal);
        world.Refuses("FailedCheck", text);
    }

    [Fact]
    public void A_body_of_another_soap_version()
    {
        var text = world.Forge().Text().Replace("<S:Body ", "<T:Body xmlns:T=\"http://www.w3.org/2003/05/soap-envelope\" ", StringComparison.Ordinal)
            .Replace("</S:Body>", "</T:Body>", StringComparison.Ordinal);
        world.Refuses("Client", text, 400);
    }

    [Fact]
    public void The_untouched_request_verifies_and_reads_its_own_body()
    {
        using var body = world.Verify(world.Forge()).OpenBody();
        Assert.Contains("<urb:tenantCode>20</urb:tenantCode>", body.ReadInnerXml(), StringComparison.Ordinal);
    }

    // The signed Body goes into the Header; another one takes its place.
    private string Moved(string intoHeader, string instead)
    {
        var text = world.Forge().Text();
        Assert.Contains(SignedBody, text, StringComparison.Ordinal);
        return text
            .Replace(SignedBody, instead, StringComparison.Ordinal)
            .Replace("<S:Header>", $"<S:Header>{intoHeader}", StringComparison.Ordinal);
    }
}
