using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using NodaTime;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Compose;

/// <summary>Messages as a configuration lays them out: a new quantity, or a new type of message, is no code.</summary>
internal sealed class LayoutShape(IReadOnlyList<MessageLayout> layouts) : IMessageShape
{
    /// <summary>Ends the name of an element whose value the instrument could only tell to be below.</summary>
    public const string BelowEnding = "_below";

    private const string NoSubject = "site";

    public bool Says(HourValues hour) => layouts.Any(layout => Speaks(layout, hour));

    public bool Says(KeptRecord record) => LayoutOf(record) is not null;

    public int Messages(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) =>
        hours.Sum(hour => layouts.Count(layout => Speaks(layout, hour))) + records.Count;

    public byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records)
    {
        var output = new ArrayBufferWriter<byte>(256 + ((hours.Count + records.Count) * 640));
        var request = new AggregationRequestWriter(output);
        request.Start();
        foreach (var hour in hours)
        {
            foreach (var layout in layouts)
            {
                if (Speaks(layout, hour))
                    Write(request, composedAt, layout, hour);
            }
        }

        Write(request, records);
        request.End(tenant);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the messages of records, for shapes that write their hours otherwise.</summary>
    public void Write(AggregationRequestWriter request, IReadOnlyList<KeptRecord> records)
    {
        foreach (var record in records)
            Write(request, LayoutOf(record)!, record);
    }

    public (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var message = MessageText.Open(body, position);
        if (message is null)
            return (null, null);
        var (timestamp, type, version, element, start) = ("", "", "", (string?)null, (string?)null);
        message.Read();
        while (!message.EOF)
        {
            if (message.NodeType != XmlNodeType.Element || message.Name is "message" or "head" or "messageType" or "messageSource" or "messagePosition" or "content" or "gcontent")
            {
                message.Read();
                continue;
            }

            var name = message.Name;
            var text = message.ReadElementContentAsString();
            switch (name)
            {
                case "timestamp":
                    timestamp = text;
                    break;
                case "type":
                    type = text;
                    break;
                case "version":
                    version = text;
                    break;
                case "messageSourceElement":
                    element = text;
                    break;
                case var _ when layouts.Any(layout => layout.Type == type && layout.Version == version && layout.StartField == name):
                    start = text;
                    break;
            }
        }

        return (element, XmlTime.TryParse(start ?? timestamp, out var found) ? Instant.FromDateTimeOffset(found) : null);
    }

    private MessageLayout? LayoutOf(KeptRecord record) => layouts.FirstOrDefault(layout => layout.Record?.Kind == record.Kind);

    private static bool Speaks(MessageLayout layout, HourValues hour) =>
        hour.AssetKind is { } kind && layout.Assets.Contains(kind) && layout.Values.Any(value => hour[value.Quantity] is not null);

    private static void Write(AggregationRequestWriter request, Instant composedAt, MessageLayout layout, HourValues hour)
    {
        var (latitude, longitude) = MessageText.Of(hour.Position);
        request.StartMessage(new MessageHead(
            (layout.StartField is null ? hour.Start : composedAt).ToDateTimeOffset(), layout.Type, layout.Version, hour.Element, latitude, longitude));
        if (layout.StartField is { } start)
            request.Field(start, hour.Start.ToDateTimeOffset());
        if (layout.EndField is { } end)
            request.Field(end, hour.End.ToDateTimeOffset());
        foreach (var (element, quantity) in layout.Values)
        {
            if (hour[quantity] is { } value)
                request.Field(element, value.ToString(MessageText.NumberFormat, CultureInfo.InvariantCulture));
        }

        request.EndMessage();
    }

    private static void Write(AggregationRequestWriter request, MessageLayout layout, KeptRecord record)
    {
        var said = layout.Record!;
        request.StartMessage(new MessageHead(record.At, layout.Type, layout.Version, record.Subject.Length > 0 ? record.Subject : NoSubject));
        request.Field(said.KeyElement, Readable(record.Key));
        if (said.UntilElement is { } untilElement && record.Until is { } until)
            request.Field(untilElement, until);
        foreach (var (element, field) in said.Fields)
        {
            switch (record.Fields[field])
            {
                case null:
                    break;
                case JsonObject { } measured when measured["below"] is { } below:
                    request.Field(element + BelowEnding, Text(below));
                    break;
                case JsonObject { } measured when measured["value"] is { } value:
                    request.Field(element, Text(value));
                    break;
                case var value:
                    request.Field(element, Text(value));
                    break;
            }
        }

        request.EndMessage();
    }

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? Readable(value.GetValue<string>()) : value.ToJsonString();

    // People and devices write characters that XML does not know.
    private static string Readable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is '\t' or >= ' ' and not (0xFFFE or 0xFFFF) ? rune.ToString() : " "));
}
