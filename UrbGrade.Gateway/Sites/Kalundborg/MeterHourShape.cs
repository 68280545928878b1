using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>
/// Kalundborg's message after cleansing: what one meter counted in an hour, kWh of power or heat, m3 of water, and
/// whether it was measured or estimated. The type of a message tells the carrier; as in the pilot's register message,
/// the content names the meter and the head the utility. What a heat meter knows beside the heat is a further message,
/// and so is the temperature outside, where the site knows it.
/// </summary>
/// <param name="laidOut">How records, such as primary data, are written.</param>
internal sealed class MeterHourShape(LayoutShape laidOut) : IMessageShape
{
    private const string Utility = "SeasNve";
    private const string Measured = "measured";
    private const string Estimated = "estimated";

    private static readonly (Quantity Quantity, string Element)[] Flow =
        [(Quantity.Volume, "volume"), (Quantity.TemperatureFlow, "temperature_flow"), (Quantity.TemperatureReturn, "temperature_return")];

    public void Fill(IReadOnlyList<HourValues> hours) => HeatStates.Fill(hours.Where(hour => hour.Carrier == Carrier.Heat).ToList());

    public bool Says(HourValues hour) => hour[hour.Carrier.Use()] is not null;

    public bool Says(KeptRecord record) => laidOut.Says(record);

    public int Messages(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) =>
        hours.Sum(hour => 1 + FlowsOf(hour).Count() + (WeatherMessage.Speaks(hour) ? 1 : 0)) + records.Count;

    public byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records)
    {
        var output = new ArrayBufferWriter<byte>(256 + (hours.Count * 640));
        var request = new AggregationRequestWriter(output);
        var composed = composedAt.ToDateTimeOffset();
        request.Start();
        laidOut.Write(request, records);
        foreach (var hour in hours)
        {
            WriteUse(request, composed, hour);
            foreach (var flow in FlowsOf(hour))
                WriteFlow(request, composed, hour, flow);
            if (WeatherMessage.Speaks(hour))
                WeatherMessage.Write(request, composed, hour);
        }

        request.End(tenant);
        return output.WrittenSpan.ToArray();
    }

    public (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var message = MessageText.Open(body, position);
        if (message is null)
            return (null, null);
        if (!message.ReadToFollowing("ID_Meter_consumption"))
            return WeatherMessage.Locate(body, position) ?? laidOut.Locate(body, position);
        var meter = message.ReadElementContentAsString();

        // Reading the meter has moved to the element behind it.
        var start = message.LocalName == "measure_timestamp_start" || message.ReadToFollowing("measure_timestamp_start") ? message.ReadElementContentAsString() : "";
        return (meter, InstantPattern.General.Parse(start).TryGetValue(default, out var found) ? found : null);
    }

    // A message has one quality: an estimated volume travels apart from temperatures that were measured.
    private static IEnumerable<IGrouping<string?, (Quantity Quantity, string Element)>> FlowsOf(HourValues hour) => hour.Carrier == Carrier.Heat
        ? Flow.Where(part => hour[part.Quantity] is not null).GroupBy(part => hour.MethodOf(part.Quantity))
        : [];

    private static void WriteUse(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour)
    {
        var (type, version) = hour.Carrier switch
        {
            Carrier.Heat => ("002", "001"),
            Carrier.Water => ("003", "001"),
            _ => ("001", "003"),
        };
        Start(request, composed, type, version, hour);
        Write(request, "consumption", hour[hour.Carrier.Use()]);
        End(request, hour.MethodOf(hour.Carrier.Use()));
    }

    private static void WriteFlow(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour, IGrouping<string?, (Quantity Quantity, string Element)> flow)
    {
        Start(request, composed, "002", "002", hour);
        foreach (var (quantity, element) in flow)
            Write(request, element, hour[quantity]);
        End(request, flow.Key);
    }

    private static void Start(AggregationRequestWriter request, DateTimeOffset composed, string type, string version, HourValues hour)
    {
        var (latitude, longitude) = MessageText.Of(hour.Position);
        request.StartMessage(new MessageHead(composed, type, version, Utility, latitude, longitude));
        request.Field("ID_Meter_consumption", hour.Element);
        request.Field("measure_timestamp_start", hour.Start.ToDateTimeOffset());
        request.Field("measure_timestamp_end", hour.End.ToDateTimeOffset());
    }

    private static void Write(AggregationRequestWriter request, string element, double? value)
    {
        Span<char> text = stackalloc char[MessageText.LongestNumber];
        if (value is { } known && known.TryFormat(text, out var length, MessageText.NumberFormat, CultureInfo.InvariantCulture))
            request.Field(element, text[..length]);
    }

    /// <param name="method">How the values were estimated; null when they were measured.</param>
    private static void End(AggregationRequestWriter request, string? method)
    {
        request.Field("quality", method is null ? Measured : Estimated);
        if (method is { Length: > 0 })
            request.Field("method", method);
        request.EndMessage();
    }
}
