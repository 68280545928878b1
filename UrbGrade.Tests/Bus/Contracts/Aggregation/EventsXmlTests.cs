using System.Buffers;
using System.Xml;
using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Tests.Bus.Contracts.Aggregation;

public sealed class EventsXmlTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    internal static EventsRequest Request { get; } = new(
        [
            new ToldEvent("1773133200-7", At, 1405, EventLevel.Error, "The platform cannot be reached: <no answer> & \"refused\""),
            new ToldEvent("1773133201-8", At.AddSeconds(1), 1406, EventLevel.Information, "The line is good again"),
        ],
        "20");

    [Fact]
    public void A_request_comes_back_as_it_was_written()
    {
        var read = EventsXml.ReadRequest(Reader(output => EventsXml.Write(output, Request)));

        Assert.Equal(Request.Events, read.Events);
        Assert.Equal("20", read.TenantCode);
    }

    [Fact]
    public void A_question_without_events_is_a_request() =>
        Assert.Empty(EventsXml.ReadRequest(Reader(output => EventsXml.Write(output, new EventsRequest([], "20")))).Events);

    [Fact]
    public void An_answer_comes_back_as_it_was_written()
    {
        Assert.Equal(At, EventsXml.ReadResponse(Reader(output => EventsXml.Write(output, At))));
        Assert.Null(EventsXml.ReadResponse(Reader(output => EventsXml.Write(output, lastAt: null))));
    }

    [Fact]
    public void More_events_than_a_request_may_hold_are_none() =>
        Assert.Throws<InvalidDataException>(() => EventsXml.ReadRequest(Reader(output => EventsXml.Write(output, Request with
        {
            Events = [.. Enumerable.Repeat(Request.Events[0], EventsXml.Most + 1)],
        }))));

    [Theory]
    [InlineData("<event><id>1</id><at>2026-03-10T09:00:00Z</at><code>1405</code><level>Debug</level><text>x</text></event>")]
    [InlineData("<event><id>1</id><at>yesterday</at><code>1405</code><level>Error</level><text>x</text></event>")]
    [InlineData("<event><id>1</id><at>2026-03-10T09:00:00Z</at><code>-1</code><level>Error</level><text>x</text></event>")]
    [InlineData("<event><id>1</id><code>1405</code></event>")]
    [InlineData("<event><id> </id><at>2026-03-10T09:00:00Z</at><code>1405</code><level>Error</level><text>x</text></event>")]
    [InlineData("<event><id>1234567890123456789012345678901234567890123456789012345678901</id><at>2026-03-10T09:00:00Z</at><code>1405</code><level>Error</level><text>x</text></event>")]
    public void An_event_that_breaks_the_schema_is_none(string content) =>
        Assert.Throws<InvalidDataException>(() => EventsXml.ReadRequest(XmlReader.Create(new StringReader(
            $"<urb:TellEventsRequest xmlns:urb=\"http://urb-grade.eu\">{content}<urb:tenantCode>20</urb:tenantCode></urb:TellEventsRequest>"))));

    private static XmlReader Reader(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return XmlReader.Create(new MemoryStream(output.WrittenSpan.ToArray()));
    }
}
