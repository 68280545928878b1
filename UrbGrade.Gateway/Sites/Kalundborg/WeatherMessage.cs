using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>
/// The temperature outside in an hour of a heat meter, whose heat follows it. It leaves in the message in which the shops of
/// Barcelona tell theirs: every tenant has its schema.
/// </summary>
internal static class WeatherMessage
{
    private const string Type = "001";
    private const string Version = "0.0.1";
    private const string Started = "measure_timestamp_start";

    public static bool Speaks(HourValues hour) => hour.Carrier == Carrier.Heat && hour[Quantity.TemperatureOut] is not null;

    /// <param name="hour">One that <see cref="Speaks"/> holds for.</param>
    public static void Write(AggregationRequestWriter request, DateTimeOffset composed, HourValues hour)
    {
        var (latitude, longitude) = MessageText.Of(hour.Position);
        request.StartMessage(new MessageHead(composed, Type, Version, hour.Element, latitude, longitude));
        request.Field(Started, hour.Start.ToDateTimeOffset());
        request.Field("measure_timestamp_end", hour.End.ToDateTimeOffset());
        if (hour[Quantity.TemperatureOut] is { } celsius)
            request.Field("temperature_out", celsius.ToString(MessageText.NumberFormat, CultureInfo.InvariantCulture));
        request.EndMessage();
    }

    /// <summary>Meter and start of the message at a position of a body; null where it is another one.</summary>
    public static (string? Element, Instant? Start)? Locate(ReadOnlyMemory<byte> body, int position)
    {
        using var message = MessageText.Open(body, position);
        if (message is null || !message.ReadToFollowing("messageSourceElement"))
            return null;
        var element = message.ReadElementContentAsString();
        if (!message.ReadToFollowing(Started))
            return null;
        var start = InstantPattern.General.Parse(message.ReadElementContentAsString());
        return (element, start.Success ? start.Value : (Instant?)null);
    }
}
