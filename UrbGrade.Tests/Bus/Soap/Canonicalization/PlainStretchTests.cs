using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap.Canonicalization;

public sealed class PlainStretchTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const int Documents = 20_000;

    private static readonly SoapSecurityPolicy Policy = new() { MaxDepth = 12, MaxElements = 60 };

    [Theory]
    [InlineData("<S:Body><a><b>1</b></a></S:Body>", "<a><b>1</b></a>")]
    [InlineData("<S:Body><u:r xmlns:u=\"u\"><m><x>1</x>\n <x>2</x></m><u:t>3</u:t></u:r></S:Body>", "<m><x>1</x>\n <x>2</x></m>")]
    [InlineData("<S:Body><m><x>1</x> <y-1.a_></y-1.a_><x>é</x></m></S:Body>", "<x>1</x> <y-1.a_></y-1.a_>")]
    [InlineData("<S:Body><m><x>1</x><y><x>2</x><x/></y></m></S:Body>", "<x>1</x>")]
    [InlineData("<S:Body><a>1</a><b>2</b><c d=''></c></S:Body>", "<a>1</a><b>2</b>")]
    [InlineData("<S:Body><a>&amp;</a></S:Body>", "")]
    [InlineData("<S:Body><a>></a></S:Body>", "")]
    [InlineData("<S:Body><a>\r\n</a></S:Body>", "")]
    [InlineData("<S:Body><a >1</a></S:Body>", "")]
    [InlineData("<S:Body><a>1</a ></S:Body>", "")]
    [InlineData("<S:Body><1a>1</1a></S:Body>", "")]
    [InlineData("<S:Body><a>1</b></S:Body>", "")]
    [InlineData("<S:Body><a>1</a", "")]
    [InlineData("<S:Body", "")]
    public void What_is_spelled_canonically_is_found(string body, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        var found = PlainStretch.Find(bytes, 1);

        Assert.Equal(expected, Encoding.UTF8.GetString(bytes.AsSpan(found.Start, found.Length)));
    }

    /// <summary>The proof that the own scanner may stand beside the framework's parser.</summary>
    [Fact]
    public void What_is_accepted_around_a_stretch_is_accepted_by_the_parser_and_canonicalises_alike()
    {
        var (around, refused) = (0, 0);
        for (var seed = 0; seed < Documents; seed++)
        {
            var document = new RandomEnvelope(seed).Bytes();
            var parsed = Canonicalize(document, aroundStretch: false);
            if (Canonicalize(document, aroundStretch: true) is not { } stretched)
            {
                refused += parsed is null ? 1 : 0;
                continue;
            }

            around++;
            Assert.True(parsed == stretched, $"Seed {seed}: {parsed} is not {stretched}: {Encoding.UTF8.GetString(document)}");
        }

        Assert.True(around > Documents / 5, $"Only {around} of {Documents} were read around a stretch.");
        Assert.True(refused > Documents / 20, $"Only {refused} of {Documents} were refused.");
    }

    [Fact]
    public void A_large_plain_request_hashes_as_it_is_written()
    {
        var content = Content(1_000);

        var verified = world.Verify(world.Sign(content));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), verified.BodyHash);
    }

    [Theory]
    [InlineData("<value>500</value>", "<value>501</value>")]
    [InlineData("<value>500</value>", "<value>500 </value>")]
    [InlineData("<value>500</value>", "<value>500</value><value>500</value>")]
    [InlineData("<value>500</value>", "")]
    [InlineData("<messages>", "<messages xmlns=\"urn:x\">")]
    public void A_large_request_that_was_changed_is_refused(string what, string into) =>
        world.Refuses("FailedCheck", Changed(what, into));

    [Theory]
    [InlineData("<value>500</value>", "<value>500<value>")]
    [InlineData("<value>500</value>", "<?plain?>")]
    [InlineData("<messages>", "<?plain?><messages>")]
    [InlineData("</messages>", "</messages><?plain?>")]
    [InlineData("<value>500</value>", "<value>500]]></value>")]
    [InlineData("<value>500</value>", "<value>\u0001</value>")]
    public void A_large_request_that_is_no_acceptable_XML_is_refused(string what, string into) =>
        world.Refuses("Client", Changed(what, into), 400);

    [Fact]
    public void A_mark_of_the_senders_does_not_stand_for_what_is_commented_out()
    {
        var values = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"<value>{i}</value>"));
        var signed = Encoding.UTF8.GetString(world.Sign($"<urb:Request xmlns:urb=\"http://urb-grade.eu\">{values}</urb:Request>").Span);

        world.Refuses("Client", Encoding.UTF8.GetBytes(signed.Replace(values, $"<?plain?><!--{values}-->", StringComparison.Ordinal)), 400);
    }

    [Theory]
    [InlineData("<value>500</value>", "<value>&#53;00</value>")]
    [InlineData("<value>500</value>", "<!-- half --><value>500</value>")]
    [InlineData("<value>500</value>", "<value ><![CDATA[500]]></value >")]
    public void A_large_request_that_another_stack_spelled_otherwise_is_the_same(string what, string into)
    {
        var verified = world.Verify(Changed(what, into));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content(1_000)))), verified.BodyHash);
    }

    private static string Content(int values) =>
        "<urb:Request xmlns:urb=\"http://urb-grade.eu\"><messages>"
        + string.Concat(Enumerable.Range(0, values).Select(i => $"<value>{i}</value>")) + "</messages><urb:code>20</urb:code></urb:Request>";

    private byte[] Changed(string what, string into)
    {
        var signed = Encoding.UTF8.GetString(world.Sign(Content(1_000)).Span);
        return Encoding.UTF8.GetBytes(signed.Replace(what, into, StringComparison.Ordinal));
    }

    /// <returns>Octets and hashes; null where it is refused, or there is no stretch to read around.</returns>
    private static string? Canonicalize(byte[] document, bool aroundStretch)
    {
        using var canonicalizer = new ExclusiveCanonicalizer();
        var copy = new ArrayBufferWriter<byte>();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256, copy);
        try
        {
            using var parser = EnvelopeReader.Open(document);
            parser.SkipToBody();
            if (!aroundStretch)
            {
                canonicalizer.WriteElement(parser.Xml, Policy, [], ["taken"]);
                parser.ToEnd();
            }
            else
            {
                if (parser.NameOffset(document) is not { } tag || PlainStretch.Find(document, tag) is not { IsEmpty: false } stretch)
                    return null;
                using var reader = EnvelopeReader.Open(stretch.MarkIn(document));
                reader.SkipToBody();
                canonicalizer.WriteElement(reader.Xml, Policy, [], ["taken"], document, stretch);
                reader.ToEnd();
            }
        }
        catch (Exception refused) when (refused is XmlException or SoapFaultException)
        {
            return null;
        }

        var hash = Convert.ToHexStringLower(canonicalizer.Output.Finish());
        var content = Convert.ToHexStringLower(canonicalizer.Output.ContentHash());
        return $"{canonicalizer.ContentLeansOnApex} {hash} {content} {Encoding.UTF8.GetString(copy.WrittenSpan)}";
    }
}
