using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads from a profile what the columns of its rows mean.</summary>
internal static class RowLayoutReader
{
    /// <param name="decimalMark">Where the profile says none.</param>
    public static RowLayout Read(SettingsNode node, string decimalMark)
    {
        var mark = node.Choice("decimal", decimalMark, ".", ",")[0];
        var thousands = node.Choice("thousands", "none", "none", ".", ",", " ");
        if (thousands.Length == 1 && thousands[0] == mark)
            node.Complain("thousands", $"'{thousands}'", "not the decimal mark");
        var columns = node.Section("columns");
        var record = ReadRecord(node.Section("record"));
        var quantity = record is null ? ReadQuantity(node, columns) : null;
        var layout = new RowLayout(
            mark,
            thousands.Length == 1 ? thousands[0] : null,
            TimeReader.Read(node.Section("time"), columns, isMoment: record is not null),
            record is null ? columns.TextOrNull("meter") : null,
            record is null && quantity is null ? ReadValues(node, columns) : [],
            quantity,
            record is null ? ReadUnit(node, columns) : null,
            ReadQuality(node, columns),
            columns.TextOrNull("sequence"),
            record);
        columns.Close();
        return layout;
    }

    private static List<ValueColumn> ReadValues(SettingsNode node, SettingsNode columns)
    {
        var list = node.Sections("values");
        var found = list.Select(value => ReadValue(value, value.Text("column"), value.TextOrNull("quantity"))).ToList();
        foreach (var value in list)
            value.Close();
        if (list.Count == 0)
            found.Add(ReadValue(node, columns.Text("value"), node.TextOrNull("quantity")));
        return found;
    }

    private static ValueColumn ReadValue(SettingsNode node, string column, string? named)
    {
        var quantity = Quantity.Named(named ?? Quantity.Energy.Name);
        if (quantity is null)
        {
            node.Complain("quantity", $"'{named}'", string.Join(", ", Quantity.All.Select(known => known.Name)));
            quantity = Quantity.Energy;
        }

        var unit = node.Choice("unit", quantity.Unit, [.. quantity.Units]);
        return new ValueColumn(
            column,
            quantity,
            (quantity.FactorFrom(unit) ?? 1m) * (decimal)node.Number("factor", 1, 1e-9, 1e9),
            node.Choice("at", "start", "start", "end") == "end",
            node.Flag("optional", false));
    }

    private static QuantityColumn? ReadQuantity(SettingsNode node, SettingsNode columns)
    {
        if (columns.TextOrNull("quantity") is not { } column)
            return null;
        var value = columns.Text("value");
        var map = node.Section("quantities");
        var meanings = new Dictionary<string, ValueColumn>(StringComparer.Ordinal);
        foreach (var text in map.Keys)
        {
            var meaning = map.Section(text);
            meanings[text] = ReadValue(meaning, meaning.Text("column", value), meaning.TextOrNull("quantity"));
            meaning.Close();
        }

        if (meanings.Count == 0)
            node.Complain("quantities", "missing", $"an object that says what the texts of '{column}' mean");
        return new QuantityColumn(column, meanings);
    }

    private static UnitColumn? ReadUnit(SettingsNode node, SettingsNode columns)
    {
        if (columns.TextOrNull("unit") is not { } column)
            return null;
        var codes = node.Section("units");
        var unit = new UnitColumn(column, codes.Keys.ToDictionary(text => text, text => codes.Text(text), StringComparer.Ordinal));
        codes.Close();
        return unit;
    }

    private static QualityColumn? ReadQuality(SettingsNode node, SettingsNode columns)
    {
        if (columns.TextOrNull("quality") is not { } column)
            return null;
        var map = node.Section("qualityMap");
        var meanings = map.Keys.ToDictionary(
            text => text,
            text => map.Choice(text, null, "measured", "estimated", "invalid") switch
            {
                "measured" => SourceFlag.Measured,
                "estimated" => SourceFlag.Estimated,
                _ => (SourceFlag?)null,
            },
            StringComparer.Ordinal);
        map.Close();
        return new QualityColumn(column, meanings);
    }

    private static RecordLayout? ReadRecord(SettingsNode node)
    {
        if (!node.Exists)
            return null;
        var fields = node.Sections("fields");
        var record = new RecordLayout(
            node.Choice("kind", null, RecordKind.All),
            node.Texts("key", []),
            node.TextOrNull("subject"),
            node.TextOrNull("until"),
            node.Flag("untilIncluded", false),
            fields.Count == 0 ? null : [.. fields.Select(ReadField)]);
        node.Close();
        return record;
    }

    private static RecordField ReadField(SettingsNode node)
    {
        var column = node.Text("column");
        var field = new RecordField(
            column,
            node.Text("name", column),
            node.Choice("type", "text", "text", "number") == "number",
            node.TextOrNull("unit"),
            node.TextOrNull("below"),
            node.Flag("optional", false));
        node.Close();
        return field;
    }
}
