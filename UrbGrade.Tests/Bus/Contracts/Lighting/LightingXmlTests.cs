using System.Buffers;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Tests.Bus.Contracts.Lighting;

public sealed class LightingXmlTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    internal static LightingRequest Request { get; } = new(
        new Dictionary<string, int> { ["EIB-N00"] = 3, ["EIB-N01"] = 0 },
        [
            new NodeReport("EIB-N00", 3, ProgramState.Fetched, At),
            new NodeReport("EIB-N00", 3, ProgramState.Refused, At.AddMinutes(1), "profile memory <full>"),
        ],
        "30");

    internal static IReadOnlyList<LightingProgram> Programs { get; } =
    [
        new("EIB-N00", 4, NodeFunction.Master, null, DimmingProfile.Parse("sunset-10 100; 23:30 60; 05:30 100; sunrise+5 0"), At),
        new("EIB-N01", 1, NodeFunction.Slave, "EIB-N00", DimmingProfile.Parse("sunset 80; sunrise 0"), At),
    ];

    [Fact]
    public void A_request_comes_back_as_it_was_written()
    {
        var read = LightingXml.ReadRequest(Reader(output => LightingXml.Write(output, Request)));

        Assert.Equal(Request.Known, read.Known);
        Assert.Equal(Request.Reports, read.Reports);
        Assert.Equal("30", read.TenantCode);
    }

    [Fact]
    public void Programs_come_back_as_they_were_written() =>
        Assert.Equal(Programs, LightingXml.ReadResponse(Reader(output => LightingXml.Write(output, Programs))));

    [Fact]
    public void Nothing_new_is_an_empty_answer() => Assert.Empty(LightingXml.ReadResponse(Reader(output => LightingXml.Write(output, []))));

    [Theory]
    [InlineData("<urb:ExchangeLightingRequest xmlns:urb=\"http://urb-grade.eu\"/>")]
    [InlineData("<urb:ExchangeLightingRequest xmlns:urb=\"http://urb-grade.eu\"><known><node>a</node><version>-1</version></known><urb:tenantCode>1</urb:tenantCode></urb:ExchangeLightingRequest>")]
    [InlineData("<urb:ExchangeLightingRequest xmlns:urb=\"http://urb-grade.eu\"><known><node>a</node><version>1</version></known></urb:ExchangeLightingRequest>")]
    [InlineData("<urb:ExchangeLightingRequest xmlns:urb=\"http://urb-grade.eu\"><report><node>a</node><version>1</version><state>3</state><at>2026-03-10T09:00:00Z</at></report><urb:tenantCode>1</urb:tenantCode></urb:ExchangeLightingRequest>")]
    [InlineData("<ExchangeLightingRequest/>")]
    public void A_request_that_breaks_the_schema_is_none(string document) =>
        Assert.Throws<InvalidDataException>(() => LightingXml.ReadRequest(XmlReader.Create(new StringReader(document))));

    [Fact]
    public void A_profile_that_breaks_its_rules_is_not_taken()
    {
        var written = new ArrayBufferWriter<byte>();
        LightingXml.Write(written, Programs);
        var document = Encoding.UTF8.GetString(written.WrittenSpan).Replace("<level>0</level>", "<level>10</level>", StringComparison.Ordinal);

        var failure = Assert.Throws<InvalidDataException>(() => LightingXml.ReadResponse(XmlReader.Create(new StringReader(document))));

        Assert.Contains("burn by day", failure.Message, StringComparison.Ordinal);
    }

    private static XmlReader Reader(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return XmlReader.Create(new MemoryStream(output.WrittenSpan.ToArray()));
    }
}
