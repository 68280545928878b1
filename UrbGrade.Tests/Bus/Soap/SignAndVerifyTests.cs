using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class SignAndVerifyTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string Content = "<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages></messages>"
        + "<urb:tenantCode>20</urb:tenantCode></urb:AggregateMessageRequest>";

    [Fact]
    public void A_request_signed_here_verifies_here()
    {
        var request = world.Sign(Content);

        var verified = world.Verify(request);

        Assert.Equal(world.Gateway.RawData, verified.Certificate.RawData);
        Assert.Equal("20", verified.TenantCode);
        Assert.Equal(world.Now, verified.Created);
        Assert.Equal(world.Now.AddMinutes(5), verified.Expires);
        Assert.False(verified.UsedSha1);
        Assert.Equal(32, verified.ReplayKey.Length);
        Assert.True(verified.ReplayUntil >= world.Now.AddMinutes(6));
    }

    [Fact]
    public void The_body_hash_is_that_of_the_canonical_content()
    {
        var verified = world.Verify(world.Sign(Content));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content))), verified.BodyHash);
    }

    [Fact]
    public void The_same_body_signed_anew_has_the_same_hash_and_another_replay_key()
    {
        var first = world.Verify(world.Sign(Content));
        var second = world.Verify(world.Sign(Content));

        Assert.Equal(first.BodyHash, second.BodyHash);
        Assert.NotEqual(first.ReplayKey, second.ReplayKey);
    }

    [Fact]
    public void A_large_body_verifies_and_hashes_alike()
    {
        var text = new StringBuilder("<a>");
        for (var i = 0; text.Length < 3_000_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<b>{i} é 😀 &amp; &#xD;</b>");
        var content = text.Append("</a>").ToString();

        var verified = world.Verify(world.Sign(content));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), verified.BodyHash);
    }

    [Fact]
    public void The_body_is_read_from_the_verified_bytes()
    {
        using var body = world.Verify(world.Sign(Content)).OpenBody();

        Assert.Equal(("Body", SoapNames.Soap), (body.LocalName, body.NamespaceURI));
        Assert.Equal(Content, body.ReadInnerXml().Replace("<messages />", "<messages></messages>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_response_confirms_the_signature_of_its_request(bool sha1)
    {
        var response = new ArrayBufferWriter<byte>();
        byte[] requestSignature = [1, 2, 3];
        world.ServerSigner.SignResponse(response, "<receipt></receipt>"u8, requestSignature, sha1);

        var verified = world.ClientVerifier(allowsSha1: sha1).Verify(response.WrittenMemory);

        Assert.Equal(sha1, verified.UsedSha1);
        verified.RequireConfirmationOf(requestSignature);
        var fault = Assert.Throws<SoapFaultException>(() => verified.RequireConfirmationOf([1, 2, 4]));
        Assert.Equal("FailedCheck", fault.Code);
    }

    [Fact]
    public void A_response_without_confirmation_answers_no_request()
    {
        var response = new ArrayBufferWriter<byte>();
        world.ServerSigner.SignResponse(response, "<receipt></receipt>"u8, []);

        var verified = world.ClientVerifier().Verify(response.WrittenMemory);

        Assert.Throws<SoapFaultException>(() => verified.RequireConfirmationOf([1, 2, 3]));
    }

    [Fact]
    public void A_signed_fault_reads_as_it_was_written()
    {
        var response = new ArrayBufferWriter<byte>();
        world.ServerSigner.SignFault(response, SoapFaults.MessageExpired("seven hours old"), [9]);

        var verified = world.ClientVerifier().Verify(response.WrittenMemory);

        using var body = verified.OpenBody();
        Assert.Equal(new SoapFault(SoapNames.Wsse, "MessageExpired", "The message has expired."), SoapFaultXml.TryRead(body));
        Assert.DoesNotContain("seven hours", Encoding.UTF8.GetString(response.WrittenSpan), StringComparison.Ordinal);
        verified.RequireConfirmationOf([9]);
    }

    [Fact]
    public void A_fault_without_signature_is_well_formed()
    {
        var response = new ArrayBufferWriter<byte>();
        SoapFaultXml.WriteEnvelope(response, SoapFaults.InvalidSecurity(""));

        using var reader = XmlReader.Create(new MemoryStream(response.WrittenSpan.ToArray()));
        Assert.True(reader.ReadToFollowing("Body", SoapNames.Soap));
        Assert.Equal("An error was discovered processing the <wsse:Security> header.", SoapFaultXml.TryRead(reader)?.Reason);
    }

    [Fact]
    public void A_body_that_is_no_fault_stays_readable()
    {
        var response = new ArrayBufferWriter<byte>();
        world.ServerSigner.SignResponse(response, "<receipt>4</receipt>"u8, [9]);

        using var body = world.ClientVerifier().Verify(response.WrittenMemory).OpenBody();

        Assert.Null(SoapFaultXml.TryRead(body));
        Assert.Equal("4", body.ReadElementContentAsString());
    }

    [Fact]
    public void Many_threads_sign_and_verify_with_the_same_objects() => Parallel.For(0, 200, number =>
    {
        var content = $"<a>{number}</a>";
        using var body = world.Verify(world.Sign(content)).OpenBody();
        Assert.Equal(content, body.ReadInnerXml());
    });

    [Fact]
    public void A_certificate_without_key_cannot_sign() =>
        Assert.Throws<ArgumentException>(() => new SoapSigner(world.Authority.Public, TimeProvider.System));
}
