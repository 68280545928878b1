using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Sites.Barcelona;

/// <summary>
/// Barcelona's message: one shop and hour with its energy (kWh), price (EUR/kWh) and temperatures (degrees Celsius).
/// A value that is not known has no element.
/// </summary>
internal sealed class ShopHourShape : IMessageShape
{
    private const string Type = "001";
    private const string Version = "0.0.1";
    private const string Namespace = "http://urb-grade.eu";

    // Nine digits keep every value that meters, sensors and markets deliver, and never become an exponent.
    private const string NumberFormat = "0.#########";

    private static readonly (Quantity Quantity, string Element)[] Fields =
    [
        (Quantity.Energy, "energy_measure"),
        (Quantity.Price, "energy_price"),
        (Quantity.TemperatureIn, "temperature_in"),
        (Quantity.TemperatureOut, "temperature_out"),
    ];

    public byte[] WriteBody(string tenant, Instant composedAt, IReadOnlyList<HourValues> hours)
    {
        var output = new ArrayBufferWriter<byte>(256 + (hours.Count * 640));
        Write(output, $"<urb:AggregateMessageRequest xmlns:urb=\"{Namespace}\"><messages>");
        var composed = Text(composedAt);
        foreach (var hour in hours)
            WriteMessage(output, composed, hour);
        Write(output, $"</messages><urb:tenantCode>{Escape(tenant)}</urb:tenantCode></urb:AggregateMessageRequest>");
        return output.WrittenSpan.ToArray();
    }

    public string ContentHash(IReadOnlyList<HourValues> hours) =>
        Convert.ToHexStringLower(SHA256.HashData(WriteBody("", Instant.FromUnixTimeSeconds(0), hours)));

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

    private static void WriteMessage(ArrayBufferWriter<byte> output, string composed, HourValues hour)
    {
        Write(output, $"<message><head><timestamp>{composed}</timestamp><messageType><type>{Type}</type><version>{Version}</version></messageType>");
        Write(output, $"<messageSource><messageSourceElement>{Escape(hour.Element)}</messageSourceElement>");
        if (hour.Position is { } position)
        {
            Write(output, string.Create(CultureInfo.InvariantCulture,
                $"<messagePosition><messagePositionX>{position.Latitude:0.######}</messagePositionX><messagePositionY>{position.Longitude:0.######}</messagePositionY></messagePosition>"));
        }

        Write(output, $"</messageSource></head><content><gcontent><measure_timestamp_start>{Text(hour.Start)}</measure_timestamp_start>");
        Write(output, $"<measure_timestamp_end>{Text(hour.End)}</measure_timestamp_end>");
        foreach (var (quantity, name) in Fields)
        {
            if (hour[quantity] is { } value)
                Write(output, $"<{name}>{value.ToString(NumberFormat, CultureInfo.InvariantCulture)}</{name}>");
        }

        Write(output, "</gcontent></content></message>");
    }

    private static string Text(Instant instant) => InstantPattern.General.Format(instant);

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "&#xD;").ToString();

    private static void Write(ArrayBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
