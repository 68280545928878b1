using System.Text;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>XML that tries to reach outside, to blow up, or to mean something else in another encoding.</summary>
public sealed class XmlAttackTests(SoapWorld world) : IClassFixture<SoapWorld>
{
    private const string Start = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header>";
    private const string End = "</S:Header><S:Body/></S:Envelope>";

    [Theory]
    [InlineData("<!DOCTYPE S:Envelope>")]
    [InlineData("<!DOCTYPE S:Envelope SYSTEM \"http://127.0.0.1:1/evil.dtd\">")]
    [InlineData("<!DOCTYPE S:Envelope [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE S:Envelope [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]>")]
    [InlineData("<!DOCTYPE S:Envelope [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    public void A_document_type(string declaration) =>
        world.Refuses("Client", declaration + (world.Forge() with { Declaration = "" }).Text(), 400);

    [Fact]
    public void An_entity_that_nobody_declared() =>
        world.Refuses("Client", world.Forge().Text().Replace("<messages>", "<messages>&secret;", StringComparison.Ordinal), 400);

    [Theory]
    [InlineData("<?xml-stylesheet href=\"http://evil\"?>")]
    [InlineData("<?php x?>")]
    public void A_processing_instruction(string instruction)
    {
        world.Refuses("Client", world.Forge().Text().Replace("<messages>", $"<messages>{instruction}", StringComparison.Ordinal), 400);
        world.Refuses("Client", world.Forge().Text().Replace("<S:Header>", $"<S:Header>{instruction}", StringComparison.Ordinal), 400);
        world.Refuses("Client", world.Forge().Text().Replace("<S:Header>", $"<S:Header><x>{instruction}</x>", StringComparison.Ordinal), 400);
        world.Refuses("Client", (world.Forge() with { Declaration = instruction }).Text(), 400);
    }

    [Theory]
    [InlineData("<S:Envelope")]
    [InlineData("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Header>")]
    [InlineData("plain text")]
    [InlineData("{\"json\": true}")]
    [InlineData("<a:b/>")]
    public void What_is_no_xml(string text) => world.Refuses("Client", text, 400);

    [Fact]
    public void A_message_cut_off_anywhere()
    {
        var whole = world.Forge().Bytes();
        for (var length = 0; length < whole.Length; length += 97)
        {
            var fault = Assert.Throws<SoapFaultException>(() => world.Verify(whole.AsMemory(0, length)));
            Assert.Equal("Client", fault.Code);
        }
    }

    [Fact]
    public void Any_single_bit_changed()
    {
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var request = (world.Forge() with { Content = $"<a>{i}</a>" }).Bytes();
            request[random.Next(request.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                using var body = world.Verify(request).OpenBody();
                Assert.Equal($"<a>{i}</a>", body.ReadInnerXml());
            }
            catch (SoapFaultException fault)
            {
                Assert.NotEqual("Server", fault.Code);
            }
        }
    }

    [Fact]
    public void Elements_nested_without_end_in_the_header() =>
        world.Refuses("InvalidSecurity", Start + string.Concat(Enumerable.Repeat("<a>", 1_000_000)));

    [Fact]
    public void Elements_nested_without_end_in_the_body() => world.Refuses(
        "Client",
        world.Forge().Text().Replace("<messages>", string.Concat(Enumerable.Repeat("<a>", 1_000_000)), StringComparison.Ordinal), 400);

    [Fact]
    public void A_deeply_nested_body_that_is_signed() => world.Refuses(
        "Client",
        (world.Forge() with { Content = string.Concat(Enumerable.Repeat("<a>", 500)) + string.Concat(Enumerable.Repeat("</a>", 500)) }).Text(), 400);

    [Fact]
    public void A_header_of_a_million_blocks() =>
        world.Refuses("InvalidSecurity", Start + string.Concat(Enumerable.Repeat("<a/>", 1_000_000)) + End);

    [Fact]
    public void A_header_of_a_million_comments() => world.Refuses(
        "InvalidSecurity", Start + "<x>" + string.Concat(Enumerable.Repeat("<!---->", 1_000_000)) + "</x>" + End);

    [Fact]
    public void An_element_of_a_hundred_thousand_attributes()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=\"\""));
        world.Refuses("InvalidSecurity", $"{Start}<x{attributes}/>{End}");
        world.Refuses("Client", world.Forge().Text().Replace("<messages>", $"<messages{attributes}>", StringComparison.Ordinal), 400);
    }

    [Fact]
    public void An_element_of_a_hundred_thousand_namespaces()
    {
        var declarations = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" xmlns:a{i}=\"urn:{i}\""));
        world.Refuses("InvalidSecurity", $"{Start}<x{declarations}/>{End}");
        world.Refuses("InvalidSecurity", world.Forge().Text().Replace("<S:Envelope ", $"<S:Envelope {declarations} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Namespaces_that_pile_up_in_the_body()
    {
        var open = string.Concat(Enumerable.Range(0, 60).Select(depth =>
            "<a" + string.Concat(Enumerable.Range(0, 20).Select(i => $" xmlns:p{depth}_{i}=\"urn:{i}\" p{depth}_{i}:x{i}=\"\"")) + ">"));
        var content = open + string.Concat(Enumerable.Repeat("</a>", 60));
        world.Refuses("Client", (world.Forge() with { Content = content }).Text(), 400);
    }

    [Fact]
    public void An_attribute_of_megabytes() => world.Refuses(
        "Client",
        world.Forge().Text().Replace("<messages>", $"<messages a=\"{new string('x', 8_000_000)}\">", StringComparison.Ordinal), 400);

    [Fact]
    public void A_name_of_megabytes()
    {
        var name = new string('x', 4_000_000);
        world.Refuses("Client", world.Forge().Text().Replace("<messages>", $"<messages><{name}/>", StringComparison.Ordinal), 400);
    }

    [Fact]
    public void A_digest_of_megabytes() => world.Refuses(
        "InvalidSecurity",
        world.Forge().Text().Replace("<ds:DigestValue>", $"<ds:DigestValue>{new string('A', 8_000_000)}", StringComparison.Ordinal));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-7")]
    [InlineData("ISO-8859-1")]
    [InlineData("us-ascii")]
    [InlineData("UTF-8-evil")]
    [InlineData("")]
    public void Another_encoding_declared(string encoding) =>
        world.Refuses("Client", world.Forge() with { Declaration = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" }, 415);

    [Theory]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1' ?>")]
    [InlineData("<?xml version=\"1.0\"\n\tencoding =\r\n \"ibm037\" standalone='yes'?>")]
    public void Another_encoding_declared_in_other_ways(string declaration) =>
        world.Refuses("Client", world.Forge() with { Declaration = declaration }, 415);

    [Fact]
    public void An_encoding_declared_behind_long_white_space() => world.Refuses(
        "Client", world.Forge() with { Declaration = $"<?xml version=\"1.0\" {new string(' ', 10_000)} encoding=\"utf-16\"?>" }, 400);

    [Fact]
    public void Utf16_and_utf32()
    {
        var text = (world.Forge() with { Declaration = "" }).Text();
        Encoding[] encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true)];
        foreach (var encoding in encodings)
        {
            world.Refuses("Client", encoding.GetBytes(text), 415);
            world.Refuses("Client", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)], 415);
        }
    }

    [Fact]
    public void Bytes_that_are_no_utf8()
    {
        var text = world.Forge().Text().Replace("<messages>", "<messages>@@@@", StringComparison.Ordinal);
        byte[][] sequences = [[0xC0, 0xBC, 0x20, 0x20], [0xED, 0xA0, 0x80, 0x20], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82, 0x20, 0x20], [0xFF, 0xFE, 0x20, 0x20]];
        foreach (var sequence in sequences)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            sequence.CopyTo(bytes, bytes.AsSpan().IndexOf("@@@@"u8));
            world.Refuses("Client", bytes, 400);
        }
    }

    [Fact]
    public void Characters_that_xml_does_not_know() =>
        world.Refuses("Client", world.Forge().Text().Replace("<messages>", "<messages>&#0;", StringComparison.Ordinal), 400);

    [Fact]
    public void Xml_1_1() => world.Refuses(
        "Client", "<?xml version=\"1.1\"?>" + (world.Forge() with { Declaration = "" }).Text(), 400);

    [Fact]
    public void A_byte_order_mark_of_utf8_is_fine() =>
        Assert.Equal("20", world.Verify(Encoding.UTF8.GetPreamble().Concat((world.Forge() with { Content = "<bom/>" }).Bytes()).ToArray()).TenantCode);

    [Theory]
    [InlineData("")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"Utf-8\" standalone=\"yes\"?>\r\n")]
    public void Every_way_to_say_utf8_is_fine(string declaration) => Assert.Equal(
        "20", world.Verify(world.Forge() with { Declaration = declaration, Content = $"<x>{declaration.Length}</x>" }).TenantCode);
}
