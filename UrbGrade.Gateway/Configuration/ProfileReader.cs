using System.Text;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect;
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

    public static FileProfile Read(string name, SettingsNode node) => node.Choice("format", "csv", "csv") switch
    {
        _ => ReadCsv(name, node),
    };

    private static CsvProfile ReadCsv(string name, SettingsNode node)
    {
        var decimalMark = node.Choice("decimal", ".", ".", ",")[0];
        var thousands = node.Choice("thousands", "none", "none", "", ".", ",", " ");
        if (thousands.Length == 1 && thousands[0] == decimalMark)
            node.Complain("thousands", $"'{thousands}'", "not the decimal mark");
        var columns = node.Section("columns");
        var values = ReadValues(node, columns);
        var time = ReadTime(node.Section("time"), columns);
        var meter = columns.TextOrNull("meter");
        var quality = columns.TextOrNull("quality");
        columns.Close();
        var profile = new CsvProfile(
            name,
            Encoding.GetEncoding(CodePages[node.Choice("encoding", "utf-8", [.. CodePages.Keys])], EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            node.Choice("delimiter", ";", ";", ",", "\t", "|")[0],
            decimalMark,
            thousands.Length == 1 ? thousands[0] : null,
            node.Whole("skipRows", 0, 0, 100),
            node.TextOrNull("comment")?[0],
            node.Flag("requireFinalNewline", false),
            meter,
            values,
            time,
            quality,
            ReadQuality(node));
        node.Close();
        return profile;
    }

    private static List<ValueColumn> ReadValues(SettingsNode node, SettingsNode columns)
    {
        var list = node.Sections("values");
        var found = list.Select(value => ReadValue(value, value)).ToList();
        foreach (var value in list)
            value.Close();
        if (list.Count == 0)
            found.Add(ReadValue(columns, node, "value"));
        return found;
    }

    private static ValueColumn ReadValue(SettingsNode columns, SettingsNode node, string columnKey = "column")
    {
        var quantity = Quantity.Named(node.Choice("quantity", "energy", [.. Quantity.All.Select(known => known.Name)]))!;
        var unit = node.Choice("unit", quantity.Unit, [.. quantity.Units]);
        return new ValueColumn(columns.Text(columnKey), quantity, quantity.FactorFrom(unit) ?? 1m);
    }

    private static TimeColumns ReadTime(SettingsNode time, SettingsNode columns)
    {
        var label = time.Choice("label", "start", "start", "end", "hourNumber");
        var ambiguous = time.Choice("ambiguous", "reject", "reject", "file-order", "flag");
        var clock = columns.TextOrNull("time");
        var date = columns.Text("date");
        var result = new TimeColumns(
            clock is null ? [date] : [date, clock],
            ReadPattern(time, label),
            ReadZone(time, "zone"),
            label switch { "end" => IntervalLabel.End, "hourNumber" => IntervalLabel.HourNumber, _ => IntervalLabel.Start },
            (int)time.Span("resolution", "PT1H", TimeSpan.FromMinutes(1)).TotalSeconds,
            ambiguous switch { "file-order" => AmbiguousRule.FileOrder, "flag" => AmbiguousRule.Flag, _ => AmbiguousRule.Reject },
            label == "hourNumber" ? columns.Text("hourNumber") : null,
            ambiguous == "flag" ? columns.Text("dstFlag") : null,
            ambiguous == "flag" ? time.Text("summerFlag", "1") : null);
        if (3600 % result.ResolutionSeconds != 0)
            time.Complain("resolution", $"PT{result.ResolutionSeconds}S", "a whole part of an hour");
        time.Close();
        return result;
    }

    private static LocalDateTimePattern ReadPattern(SettingsNode time, string label)
    {
        var fallback = label == "hourNumber" ? "dd/MM/uuuu" : "uuuu-MM-dd HH:mm";
        var text = time.Text("pattern", fallback);
        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(text);
        }
        catch (InvalidPatternException invalid)
        {
            time.Complain("pattern", $"'{text}' ({invalid.Message})", $"a date and time pattern such as {fallback}");
            return LocalDateTimePattern.GeneralIso;
        }
    }

    internal static DateTimeZone ReadZone(SettingsNode node, string key)
    {
        var id = node.Text(key, "UTC");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
            return zone;
        node.Complain(key, $"'{id}'", "an IANA time zone such as Europe/Madrid");
        return DateTimeZone.Utc;
    }

    private static Dictionary<string, SourceFlag> ReadQuality(SettingsNode node)
    {
        var map = node.Section("qualityMap");
        var result = map.Keys.ToDictionary(
            key => key,
            key => map.Choice(key, null, "measured", "estimated") == "estimated" ? SourceFlag.Estimated : SourceFlag.Measured,
            StringComparer.Ordinal);
        map.Close();
        return result;
    }
}
