using System.Text;
using NodaTime;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads a file profile from its configuration.</summary>
internal static class ProfileReader
{
    private static readonly Dictionary<string, int> CodePages = new()
    {
        ["utf-8"] = 65001,
        ["iso-8859-1"] = 28591,
        ["windows-1252"] = 1252,
        ["us-ascii"] = 20127,
    };

    static ProfileReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static FileProfile Read(string name, SettingsNode node)
    {
        FileProfile profile = node.Choice("format", "csv", "csv", "jsonLines", "currentCost", "mbus") switch
        {
            "jsonLines" => new JsonLinesProfile(name, RowLayoutReader.Read(node, decimalMark: ".")),
            "currentCost" => ReadCurrentCost(name, node),
            "mbus" => new MBusProfile(name, ReadZone(node, "clock")),
            _ => ReadCsv(name, node),
        };
        var mostBad = node.Number("mostBadRows", -1, 0, 1);
        node.Close();
        return mostBad < 0 ? profile : profile with { MostBadRows = mostBad };
    }

    internal static DateTimeZone ReadZone(SettingsNode node, string key)
    {
        var id = node.Text(key, "UTC");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        node.Complain(key, $"'{id}'", "an IANA time zone such as Europe/Madrid");
        return DateTimeZone.Utc;
    }

    private static CsvProfile ReadCsv(string name, SettingsNode node)
    {
        var marks = ReadMarks(node.Section("marks"), node.TextOrNull("comment"));
        var headings = node.Texts("headings", []);
        return new CsvProfile(
            name,
            Encoding.GetEncoding(CodePages[node.Choice("encoding", "utf-8", [.. CodePages.Keys])], EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            node.Choice("delimiter", ";", ";", ",", "\t", "|")[0],
            node.Flag("trailingDelimiter", false),
            node.Whole("skipRows", 0, 0, 100),
            headings.Count == 0 && marks?.Headings is null,
            headings,
            marks,
            node.Flag("requireFinalNewline", false),
            RowLayoutReader.Read(node, decimalMark: "."));
    }

    private static MarkedLines? ReadMarks(SettingsNode node, string? comment)
    {
        if (!node.Exists)
            return comment is null ? null : new MarkedLines(comment[0], null, null, null, null, null);
        var marks = new MarkedLines(
            node.Text("mark", comment ?? "#")[0],
            node.TextOrNull("headings"),
            ReadField(node, "meter"),
            ReadField(node, "rows"),
            ReadField(node, "last"),
            ReadField(node, "checksum"));
        node.Close();
        return marks;
    }

    // "NODO" is the line's first field after its name, "FIN.REG" the one that is written REG=...
    private static MarkedField? ReadField(SettingsNode node, string key) =>
        node.TextOrNull(key)?.Split('.', 2) is { } parts ? new MarkedField(parts[0], parts.ElementAtOrDefault(1)) : null;

    private static CurrentCostProfile ReadCurrentCost(string name, SettingsNode node)
    {
        var sensors = node.Section("sensors");
        var profile = new CurrentCostProfile(
            name, ReadZone(node, "zone"), sensors.Keys.ToDictionary(sensor => sensor, sensor => sensors.Text(sensor), StringComparer.Ordinal));
        sensors.Close();
        return profile;
    }
}
