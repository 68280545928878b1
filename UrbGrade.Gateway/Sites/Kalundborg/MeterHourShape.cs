using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>
/// Kalundborg's message after cleansing: what one meter counted in an hour, kWh of power or heat, m3 of water, and
/// whether it was measured or estimated. The type of a message tells the carrier; as in the pilot's register message,
/// the content names the meter and the head the utility.
/// </summary>
/// <param name="laidOut">How records, such as primary data, are written.</param>
internal sealed class MeterHourShape(LayoutShape laidOut) : IMessageShape
{
    private const string Utility = "SeasNve";
    private const string Measured = "measured";
    private const string Estimated = "estimated";

    public bool Says(HourValues hour) => hour[hour.Carrier.Use()] is not null;

    public bool Says(KeptRecord record) => laidOut.Says(record);

    public int Messages(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) => hours.Count + records.Count;

    public byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records)
    {
        var output = new ArrayBufferWriter<byte>(256 + (hours.Count * 640));
        var request = new AggregationRequestWriter(output);
        var composed = composedAt.ToDateTimeOffset();
        request.Start();
        laidOut.Write(request, records);
        foreach (var hour in hours)
            Write(request, composed, hour);
        request.End(tenant);
        return output.WrittenSpan.ToArray();
    }

    public (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var message = MessageText.Open(body, position);
        if (message is null)
            return (null, null);
        if (!message.ReadToFollowing("ID_Meter_consumption"))
            return laidOut.Locate(body, position);
        var meter = message.ReadElementContentAsString();

        // Reading the meter has moved to the element behind it.
        var start = message.LocalName == "measure_timestamp_start" || message.ReadToFollowing("measure_timestamp_start") ? message.ReadElementContentAsString() : "";
        return (meter, InstantPattern.General.Parse(start).TryGetValue(default, out var found) ? found : null);
    }

    private static void Write(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour)
    {
        var use = hour.Carrier.Use();
        if (hour[use] is not { } value)
            return;
        var (type, version) = hour.Carrier switch
        {
            Carrier.Heat => ("002", "001"),
            Carrier.Water => ("003", "001"),
            _ => ("001", "003"),
        };
        Span<char> text = stackalloc char[MessageText.LongestNumber];
        if (!value.TryFormat(text, out var length, MessageText.NumberFormat, CultureInfo.InvariantCulture))
            return;
        var (latitude, longitude) = MessageText.Of(hour.Position);
        request.StartMessage(new MessageHead(composed, type, version, Utility, latitude, longitude));
        request.Field("ID_Meter_consumption", hour.Element);
        request.Field("measure_timestamp_start", hour.Start.ToDateTimeOffset());
        request.Field("measure_timestamp_end", hour.End.ToDateTimeOffset());
        request.Field("consumption", text[..length]);
        request.Field("quality", hour.MethodOf(use) is null ? Measured : Estimated);
        if (hour.MethodOf(use) is { Length: > 0 } method)
            request.Field("method", method);
        request.EndMessage();
    }
}
