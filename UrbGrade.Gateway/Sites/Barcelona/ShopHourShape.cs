using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Sites.Barcelona;

/// <summary>
/// Barcelona's message: one shop and hour with its energy (kWh), price (EUR/kWh) and temperatures (degrees Celsius).
/// A value that is not known has no element.
/// </summary>
internal sealed class ShopHourShape : IMessageShape
{
    private const string Type = "001";
    private const string Version = "0.0.1";

    private static readonly (Quantity Quantity, string Element)[] Fields =
    [
        (Quantity.Energy, "energy_measure"),
        (Quantity.Price, "energy_price"),
        (Quantity.TemperatureIn, "temperature_in"),
        (Quantity.TemperatureOut, "temperature_out"),
    ];

    public byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records)
    {
        var output = new ArrayBufferWriter<byte>(256 + (hours.Count * 640));
        Write(output, tenant, composedAt, hours);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes what <see cref="WriteBody"/> returns.</summary>
    public static void Write(IBufferWriter<byte> output, string tenant, Instant composedAt, IEnumerable<HourValues> hours)
    {
        var request = new AggregationRequestWriter(output);
        var composed = composedAt.ToDateTimeOffset();
        request.Start();
        foreach (var hour in hours)
            Write(request, composed, hour);
        request.End(tenant);
    }

    public (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var message = MessageText.Open(body, position);
        if (message is null)
            return (null, null);
        var element = message.ReadToFollowing("messageSourceElement") ? message.ReadElementContentAsString() : null;
        var start = message.ReadToFollowing("measure_timestamp_start") ? message.ReadElementContentAsString() : "";
        return (element, InstantPattern.General.Parse(start).TryGetValue(default, out var found) ? found : null);
    }

    private static void Write(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour)
    {
        var (latitude, longitude) = MessageText.Of(hour.Position);
        request.StartMessage(new MessageHead(composed, Type, Version, hour.Element, latitude, longitude));
        request.Field("measure_timestamp_start", hour.Start.ToDateTimeOffset());
        request.Field("measure_timestamp_end", hour.End.ToDateTimeOffset());
        Span<char> text = stackalloc char[MessageText.LongestNumber];
        foreach (var (quantity, name) in Fields)
        {
            if (hour[quantity] is { } value && value.TryFormat(text, out var length, MessageText.NumberFormat, CultureInfo.InvariantCulture))
                request.Field(name, text[..length]);
        }

        request.EndMessage();
    }
}
