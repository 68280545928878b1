using System.Buffers;
using System.Xml;
using UrbGrade.Bus.Soap;
using static UrbGrade.Bus.Contracts.ContractElements;

namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Events of a gateway as the content of a Body, both ways; written in exclusive canonical form, ready to be signed.</summary>
public static class EventsXml
{
    /// <summary>Value of the SOAPAction header.</summary>
    public const string SoapAction = "http://urb-grade.eu/TellEvents";

    /// <summary>Root of a request.</summary>
    public const string RequestElement = "TellEventsRequest";

    /// <summary>Root of a response.</summary>
    public const string ResponseElement = "TellEventsResponse";

    /// <summary>The most events of one request.</summary>
    public const int Most = 500;

    private const int LongestId = 60;

    /// <summary>Writes a gateway's request.</summary>
    public static void Write(IBufferWriter<byte> output, EventsRequest request)
    {
        output.Write("<urb:TellEventsRequest xmlns:urb=\"http://urb-grade.eu\">"u8);
        foreach (var told in request.Events)
        {
            output.Write("<event>"u8);
            Element(output, "id", told.Id);
            Element(output, "at", XmlTime.Format(told.At));
            Element(output, "code", told.Code);
            Element(output, "level", told.Level.ToString());
            Element(output, "text", told.Text);
            output.Write("</event>"u8);
        }

        output.Write("<urb:tenantCode>"u8);
        CanonicalText.Write(output, request.TenantCode);
        output.Write("</urb:tenantCode></urb:TellEventsRequest>"u8);
    }

    /// <summary>Writes the platform's answer.</summary>
    /// <param name="lastAt">When the newest event happened that it has of the gateway; null for none.</param>
    public static void Write(IBufferWriter<byte> output, DateTimeOffset? lastAt)
    {
        output.Write("<urb:TellEventsResponse xmlns:urb=\"http://urb-grade.eu\">"u8);
        if (lastAt is { } at)
            Element(output, "lastAt", XmlTime.Format(at));
        output.Write("</urb:TellEventsResponse>"u8);
    }

    /// <summary>Reads a request from a reader on the Body.</summary>
    /// <exception cref="InvalidDataException">It does not follow the schema, or holds too many events.</exception>
    public static EventsRequest ReadRequest(XmlReader body) => Checked(body, RequestElement, xml =>
    {
        var events = new List<ToldEvent>();
        while (events.Count < Most && Opens(xml, "event"))
        {
            events.Add(new ToldEvent(Id(xml), Time(xml, "at").ToUniversalTime(), Number(xml, "code"), Value<EventLevel>(xml, "level"), Text(xml, "text")));
            Close(xml);
        }

        xml.MoveToContent();
        return new EventsRequest(events, xml.ReadElementContentAsString("tenantCode", AggregationContract.Namespace).Trim());
    });

    /// <summary>Reads an answer from a reader on the Body.</summary>
    /// <returns>When the newest event happened that the platform has; null for none.</returns>
    /// <exception cref="InvalidDataException">It does not follow the schema.</exception>
    public static DateTimeOffset? ReadResponse(XmlReader body) => Checked(body, ResponseElement, xml => OptionalTime(xml, "lastAt"));

    /// <summary>A longer one is not cut: two events would become one.</summary>
    private static string Id(XmlReader xml) => Text(xml, "id") is { Length: > 0 and <= LongestId } id
        ? id
        : throw new XmlException($"id has 1 to {LongestId} characters");
}
