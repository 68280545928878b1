using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Contracts.Aggregation;

public sealed class AggregationRequestTests
{
    private const string Head = "<head><timestamp>2014-12-25T17:24:31Z</timestamp><messageType><type>001</type><version>0.0.1</version></messageType>"
        + "<messageSource><messageSourceElement>477</messageSourceElement></messageSource></head>";

    private const string Content = "<content><gcontent><energy_measure>2.9833</energy_measure></gcontent></content>";
    private const string Message = "<message>" + Head + Content + "</message>";

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new AggregationRequestWriter(output);
        var at = new DateTimeOffset(2014, 10, 17, 15, 0, 0, TimeSpan.FromHours(2));
        writer.Start();
        writer.StartMessage(new MessageHead(at, "001", "0.0.1", "a<b>&c\r", "41", "-4"));
        writer.Field("measure_timestamp_start", at);
        writer.Field("energy_measure", 2.9833);
        writer.Field("note", " né ]]> 😀 ");
        writer.EndMessage();
        writer.StartMessage(new MessageHead(at, "001", "0.0.1", "478"));
        writer.EndMessage();
        writer.End("20");

        var read = Read(Encoding.UTF8.GetString(output.WrittenSpan), out var reader);

        Assert.Equal(2, writer.Count);
        Assert.Equal(
            [
                "0 2014-10-17T13:00:00Z 001/0.0.1 a<b>&c @41,-4: measure_timestamp_start=2014-10-17T13:00:00Z energy_measure=2.9833 note=né ]]> 😀",
                "1 2014-10-17T13:00:00Z 001/0.0.1 478:",
            ],
            read);
        Assert.Equal("20", reader.TenantCode);
        Assert.False(reader.IsBare);
    }

    [Fact]
    public void What_the_writer_writes_is_canonical()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new AggregationRequestWriter(output);
        writer.Start();
        writer.StartMessage(new MessageHead(DateTimeOffset.UnixEpoch, "1", "2", "a\r\n\t\"'<>&"));
        writer.Field("x", "é\r]]>");
        writer.EndMessage();
        writer.End("20");

        using var xml = XmlReader.Create(new MemoryStream(output.WrittenSpan.ToArray()));
        xml.MoveToContent();
        var canonical = new ArrayBufferWriter<byte>();
        using var canonicalizer = new ExclusiveCanonicalizer();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256, canonical);
        canonicalizer.WriteElement(xml, new SoapSecurityPolicy(), [], []);
        canonicalizer.Output.Finish();

        Assert.Equal(Encoding.UTF8.GetString(canonical.WrittenSpan), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_is_not_written(double number)
    {
        var writer = new AggregationRequestWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Field("x", number));
    }

    [Fact]
    public void What_xml_cannot_hold_is_not_written()
    {
        var writer = new AggregationRequestWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<ArgumentException>(() => writer.Field("x", "\u0001"));
        Assert.ThrowsAny<ArgumentException>(() => writer.Field("x", "\uD83D alone"));
        Assert.Throws<XmlException>(() => writer.Field("a b", "1"));
    }

    [Fact]
    public void A_bare_messages_document_names_no_tenant()
    {
        var read = Read($"<messages>{Message}</messages>", out var reader);

        Assert.Equal(["0 2014-12-25T17:24:31Z 001/0.0.1 477: energy_measure=2.9833"], read);
        Assert.True(reader.IsBare);
        Assert.Null(reader.TenantCode);
    }

    [Theory]
    [InlineData("<messages/>")]
    [InlineData("<messages></messages>")]
    [InlineData(" <messages>\n <!-- none --> </messages> ")]
    public void Empty_messages_hold_no_message(string content) => Assert.Empty(Read(content, out _));

    [Fact]
    public void A_long_text_is_read_whole()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789é😀", 2000));

        var read = Read($"<messages>{Message.Replace("2.9833", text, StringComparison.Ordinal)}{Message}</messages>", out _);

        Assert.Equal(2, read.Count);
        Assert.EndsWith("energy_measure=" + text, read[0], StringComparison.Ordinal);
        Assert.EndsWith("energy_measure=2.9833", read[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<message/>", "InvalidHeader: The message is empty.")]
    [InlineData("<message></message>", "InvalidHeader: The message has no head.")]
    [InlineData("<message>" + Content + "</message>", "InvalidHeader: message holds content where it does not belong.")]
    [InlineData("<message>" + Head + "</message>", "SchemaViolation: The message has no content.")]
    [InlineData("<message>" + Head + Head + Content + "</message>", "SchemaViolation: message holds head where it does not belong.")]
    [InlineData("<message>" + Head + Content + "<more/></message>", "SchemaViolation: message holds more where it does not belong.")]
    [InlineData("<message>text</message>", "SchemaViolation: There is text between the elements of message.")]
    [InlineData("<message><head/>" + Content + "</message>", "InvalidHeader: head is empty.")]
    [InlineData("<message>" + Head + "<content/></message>", "SchemaViolation: content is empty.")]
    [InlineData("<message>" + Head + "<content><x/></content></message>", "SchemaViolation: content holds x where it does not belong.")]
    [InlineData("<message>" + Head + "<content><gcontent><a><b>1</b></a></gcontent></content></message>", "SchemaViolation: a holds b where it should hold text.")]
    [InlineData("<message>" + Head + "<content><gcontent>text</gcontent></content></message>", "SchemaViolation: There is text between the elements of gcontent.")]
    [InlineData("<message><x:head xmlns:x=\"u\"/>" + Content + "</message>", "InvalidHeader: message holds x:head where it does not belong.")]
    public void A_broken_message_is_reported_and_the_next_one_read(string broken, string problem)
    {
        var read = Read($"<messages>{broken}{Message}</messages>", out _);

        Assert.Equal(2, read.Count);
        Assert.EndsWith(problem, read[0], StringComparison.Ordinal);
        Assert.Equal("1 2014-12-25T17:24:31Z 001/0.0.1 477: energy_measure=2.9833", read[1]);
    }

    [Theory]
    [InlineData("timestamp", "head has no timestamp.")]
    [InlineData("messageType", "head has no messageType.")]
    [InlineData("messageSource", "head has no messageSource.")]
    [InlineData("type", "messageType has no type.")]
    [InlineData("version", "messageType has no version.")]
    [InlineData("messageSourceElement", "messageSource has no messageSourceElement.")]
    public void A_head_that_lacks_an_element_is_reported(string element, string problem)
    {
        var start = Message.IndexOf($"<{element}>", StringComparison.Ordinal);
        var end = Message.IndexOf($"</{element}>", StringComparison.Ordinal) + element.Length + 3;
        var message = Message.Remove(start, end - start);
        if (element is "messageSourceElement")
            message = message.Replace("<messageSource></messageSource>", "<messageSource> </messageSource>", StringComparison.Ordinal);

        var read = Read($"<messages>{message}{Message}</messages>", out _);

        Assert.EndsWith("InvalidHeader: " + problem, read[0], StringComparison.Ordinal);
        Assert.Equal(2, read.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<other/>")]
    [InlineData("text")]
    [InlineData("<messages xmlns=\"http://urb-grade.eu\"/>")]
    [InlineData("<messages><other/></messages>")]
    [InlineData("<messages>text</messages>")]
    [InlineData("<messages/><messages/>")]
    [InlineData("<urb:AggregateMessageRequest/>")]
    [InlineData("<urb:AggregateMessageRequest><messages/></urb:AggregateMessageRequest>")]
    [InlineData("<urb:AggregateMessageRequest><messages/><tenantCode>20</tenantCode></urb:AggregateMessageRequest>")]
    [InlineData("<urb:AggregateMessageRequest><urb:tenantCode>20</urb:tenantCode></urb:AggregateMessageRequest>")]
    [InlineData("<urb:AggregateMessageRequest><messages/><urb:tenantCode><x/></urb:tenantCode></urb:AggregateMessageRequest>")]
    [InlineData("<urb:AggregateMessageRequest><messages/><urb:tenantCode>20</urb:tenantCode><urb:tenantCode>30</urb:tenantCode></urb:AggregateMessageRequest>")]
    [InlineData("<urb:AggregateMessageRequest><messages/><urb:tenantCode>20</urb:tenantCode></urb:AggregateMessageRequest><messages/>")]
    public void An_unknown_structure_around_the_messages_is_a_fault(string content)
    {
        var fault = Assert.Throws<SoapFaultException>(() => Read(content, out _));

        Assert.Equal((SoapNames.Soap, "Client", 500), (fault.CodeNamespace, fault.Code, fault.HttpStatus));
    }

    private static List<string> Read(string content, out AggregationRequestReader reader)
    {
        var envelope = $"<S:Envelope xmlns:S=\"{SoapNames.Soap}\" xmlns:urb=\"http://urb-grade.eu\"><S:Header><x/></S:Header><S:Body>{content}</S:Body></S:Envelope>";
        using var opened = AggregationRequestReader.OpenStored(Encoding.UTF8.GetBytes(envelope));
        reader = opened;
        var read = new List<string>();
        while (opened.Read())
        {
            var message = opened.Current;
            var position = message.PositionX is null ? "" : $" @{message.PositionX},{message.PositionY}";
            var fields = string.Concat(message.Fields.Select(field => $" {field.Name}={field.Text}"));
            read.Add($"{message.Index} {message.Timestamp} {message.Type}/{message.Version} {message.Source}{position}:{fields}"
                + (message.Problem is null ? "" : $" {message.ProblemCode}: {message.Problem}"));
        }

        return read;
    }
}
