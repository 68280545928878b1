using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
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
    private const string PositionFormat = "0.######";
    private const int LongestNumber = 40;

    // Nine digits keep every value that meters, sensors and markets deliver, and never become an exponent.
    private const string NumberFormat = "0.#########";

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

    public string ContentHash(IReadOnlyList<HourValues> hours, IReadOnlyList<KeptRecord> records) =>
        Convert.ToHexStringLower(SHA256.HashData(WriteBody("", Instant.FromUnixTimeSeconds(0), hours, records)));

    public (string? Element, Instant? Start) Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var xml = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        for (var i = -1; i < position; i++)
        {
            if (!xml.ReadToFollowing("message"))
                return (null, null);
        }

        var element = xml.ReadToFollowing("messageSourceElement") ? xml.ReadElementContentAsString() : null;
        var start = xml.ReadToFollowing("measure_timestamp_start") ? xml.ReadElementContentAsString() : "";
        return (element, InstantPattern.General.Parse(start).TryGetValue(default, out var found) ? found : null);
    }

    private static void Write(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour)
    {
        request.StartMessage(new MessageHead(
            composed, Type, Version, hour.Element,
            hour.Position?.Latitude.ToString(PositionFormat, CultureInfo.InvariantCulture),
            hour.Position?.Longitude.ToString(PositionFormat, CultureInfo.InvariantCulture)));
        request.Field("measure_timestamp_start", hour.Start.ToDateTimeOffset());
        request.Field("measure_timestamp_end", hour.End.ToDateTimeOffset());
        Span<char> text = stackalloc char[LongestNumber];
        foreach (var (quantity, name) in Fields)
        {
            if (hour[quantity] is { } value && value.TryFormat(text, out var length, NumberFormat, CultureInfo.InvariantCulture))
                request.Field(name, text[..length]);
        }

        request.EndMessage();
    }
}
