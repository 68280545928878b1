using System.Globalization;
using System.Xml.Linq;
using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns the messages of one file into readings.</summary>
/// <param name="firstDay">Local day of the first message.</param>
internal sealed class CurrentCostMessages(CurrentCostProfile profile, Func<string, bool> isKnownMeter, IFileSink sink, LocalDate firstDay)
{
    private const string Pulses = "2";
    private const int BlockHours = 2;

    private Instant newest = Instant.MinValue;

    public void Take((XElement Xml, int Line) message, LocalTime time, int midnights)
    {
        var at = profile.Zone.AtLeniently(firstDay.PlusDays(midnights) + time).ToInstant();

        // Lenient takes the earlier of two hours with one label; a stream that went through it is in the later one.
        if (at < newest && profile.Zone.MapLocal(firstDay.PlusDays(midnights) + time) is { Count: 2 } twice && twice.Last().ToInstant() >= newest)
            at = twice.Last().ToInstant();
        if (at < newest)
        {
            Reject(RowCode.ClockSetBack, message, message.Xml.Element("time")!.Value, "Earlier than the message before: the monitor's clock was set back and is not believed until it passes the newest");
            return;
        }

        newest = at;
        if (message.Xml.Element("hist") is { } past)
            TakePast(message, past, at);
        else
            TakeLive(message, at);
    }

    private void TakeLive((XElement Xml, int Line) message, Instant at)
    {
        var meter = message.Xml.Element("id")?.Value.Trim() ?? "";
        if (!isKnownMeter(meter))
        {
            Reject(RowCode.UnknownMeter, message, meter, "Not among the meters of the configuration");
            return;
        }

        if (CurrentCostFormat.Number(message.Xml.Element("tmpr")?.Value) is { } temperature)
            Add(message, meter, Quantity.TemperatureIn, at, 0, temperature);
        if (message.Xml.Element("type")?.Value == Pulses)
        {
            if (CurrentCostFormat.Number(message.Xml.Element("imp")?.Value) is { } pulses && CurrentCostFormat.Number(message.Xml.Element("ipu")?.Value) is { } perUnit and > 0)
                Add(message, meter, Quantity.EnergyRegister, at, 0, pulses / perUnit);
            else
                Reject(RowCode.InvalidNumber, message, message.Xml.ToString(SaveOptions.DisableFormatting), "Expected pulses and how many of them make a kilowatt-hour");
            return;
        }

        var channels = message.Xml.Elements().Where(element => element.Name.LocalName.StartsWith("ch", StringComparison.Ordinal)).Select(channel => CurrentCostFormat.Number(channel.Element("watts")?.Value)).ToList();
        if (channels.Count == 0 || channels.Contains(null))
            Reject(RowCode.InvalidNumber, message, message.Xml.ToString(SaveOptions.DisableFormatting), "Expected watts in each channel");
        else
            Add(message, meter, Quantity.Power, at, 0, channels.Sum()!.Value);
    }

    // h004 began four hours before the last full hour and lasted two. Days and months only repeat what the blocks said.
    private void TakePast((XElement Xml, int Line) message, XElement past, Instant at)
    {
        if (past.Element("units")?.Value != "kwhr")
        {
            Reject(RowCode.UnknownUnit, message, past.Element("units")?.Value ?? "", "Expected kwhr");
            return;
        }

        var hour = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);
        foreach (var data in past.Elements("data"))
        {
            var sensor = data.Element("sensor")?.Value ?? "";
            foreach (var block in data.Elements().Where(element => element.Name.LocalName[0] == 'h'))
            {
                if (CurrentCostFormat.Number(block.Value) is not { } energy || !int.TryParse(block.Name.LocalName.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var ago))
                    Reject(RowCode.InvalidNumber, message, block.ToString(), "Expected kilowatt-hours");
                else if (profile.Meters.TryGetValue(sensor, out var meter) && isKnownMeter(meter))
                    Add(message, meter, Quantity.Energy, hour - Duration.FromHours(ago), BlockHours * 3600, energy);
                else if (energy != 0)
                    Reject(RowCode.UnknownMeter, message, $"sensor {sensor}", "The profile does not say which meter this sensor is, or the configuration does not name it");
            }
        }
    }

    private void Add((XElement Xml, int Line) message, string meter, Quantity quantity, Instant start, int seconds, decimal value) =>
        sink.Add(new RawReading(meter, quantity, start, seconds, value, SourceFlag.Measured, message.Line));

    private void Reject(string code, (XElement Xml, int Line) message, string text, string hint) =>
        sink.Reject(new(code, message.Line, 0, FileText.Excerpt(text), hint));
}
