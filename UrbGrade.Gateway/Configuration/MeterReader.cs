using NodaTime.Text;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads the assets of the site and the devices that measure them.</summary>
/// <param name="kinds">Kinds of assets that the site tells apart.</param>
/// <param name="messages">What is sent of them.</param>
internal sealed class MeterReader(SettingsPlaces places, IReadOnlyList<string> kinds, IReadOnlyList<MessageLayout> messages)
{
    public List<MeterSettings> Read(SettingsNode node)
    {
        var meters = new List<MeterSettings>();
        foreach (var id in node.Keys)
        {
            var meter = node.Section(id);
            var position = meter.Section("position");
            var replaced = ReadReplaced(meter);
            var kind = ReadAssetKind(meter);
            meters.Add(new MeterSettings(
                meter.Text("element"),
                [id, .. replaced.Select(device => device.Meter), .. meter.Texts("sensors", [])],
                position.Exists ? new AssetPosition(position.Number("latitude", 0, -90, 90), position.Number("longitude", 0, -180, 180)) : null)
            {
                Carrier = Enum.Parse<Carrier>(meter.Choice("carrier", "power", [.. Carriers.Names]), ignoreCase: true),
                Replaced = replaced,
                Kind = kind,
                Expects = kind is null ? null : [.. messages.Where(layout => layout.Assets.Contains(kind)).SelectMany(layout => layout.Expected)],
                Key = ReadKey(meter),
                Exports = meter.Flag("exports", false),
                ZeroIsMissing = meter.Flag("zeroIsMissing", false),
                Connection = Enum.Parse<Connection>(meter.Choice("connection", "none", [.. Connections.Names]), ignoreCase: true),
            });
            position.Close();
            meter.Close();
        }

        foreach (var twice in meters.GroupBy(meter => meter.Element).Where(group => group.Count() > 1))
            node.Complain(twice.First().Meters[0], $"element '{twice.Key}' stands twice", "an element of its own for each meter");
        foreach (var twice in meters.SelectMany(meter => meter.Meters).GroupBy(name => name).Where(group => group.Count() > 1))
            node.Complain(twice.Key, "stands twice", "each meter and sensor once");
        return meters;
    }

    private string? ReadAssetKind(SettingsNode meter)
    {
        if (kinds.Count > 0)
            return meter.Choice("kind", kinds[0], kinds);
        if (meter.TextOrNull("kind") is { } kind)
            meter.Complain("kind", $"'{kind}'", "none: this kind of site tells no kinds of assets apart");
        return null;
    }

    private static List<ReplacedDevice> ReadReplaced(SettingsNode meter)
    {
        var replaced = new List<ReplacedDevice>();
        foreach (var device in meter.Sections("replaced"))
        {
            var until = device.Text("until");
            if (!InstantPattern.General.Parse(until).TryGetValue(default, out var at))
                device.Complain("until", $"'{until}'", "a UTC time such as 2014-05-01T10:00:00Z");
            else if (replaced.Count > 0 && at <= replaced[^1].Until)
                device.Complain("until", $"'{until}'", "times that rise from device to device");
            replaced.Add(new ReplacedDevice(device.Text("meter"), at));
            device.Close();
        }

        return replaced;
    }

    private byte[]? ReadKey(SettingsNode meter)
    {
        if (places.Secret(meter, "key") is not { } text)
            return null;
        const int KeyDigits = 32;
        if (text.Length == KeyDigits && text.All(char.IsAsciiHexDigit))
            return Convert.FromHexString(text);
        meter.Complain("key", "a text of another form", "32 hexadecimal digits (AES-128)");
        return null;
    }
}
