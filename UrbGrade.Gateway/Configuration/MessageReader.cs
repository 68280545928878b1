using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads how a type of message is laid out.</summary>
internal static class MessageReader
{
    public static MessageLayout Read(string name, SettingsNode node)
    {
        var record = node.Choice("record", "none", ["none", .. RecordKind.All]);
        var fields = node.Section("fields");
        var elements = fields.Keys.Select(element => (Element: element, Of: fields.Text(element))).ToList();
        fields.Close();
        var (type, version) = (node.Text("type", name), node.Text("version", "0.0.1"));
        var layout = record == "none"
            ? new MessageLayout(
                name, type, version, node.Texts("assets", []), node.TextOrNull("start"), node.TextOrNull("end"),
                [.. elements.Select(field => (field.Element, Named(fields, field.Element, field.Of)))],
                [.. node.Texts("expects", []).Select(quantity => Named(node, "expects", quantity))],
                null)
            : new MessageLayout(
                name, type, version, [], null, null, [], [],
                new RecordMessage(record, node.Text("key", "id"), node.TextOrNull("until"), [.. elements.Select(field => (field.Element, field.Of))]));
        if (node.Exists && elements.Count == 0)
            node.Complain("fields", "missing", "at least one element with what it holds");
        node.Close();
        return layout;
    }

    private static Quantity Named(SettingsNode node, string key, string name)
    {
        if (Quantity.Named(name) is { } quantity)
            return quantity;
        node.Complain(key, $"'{name}'", string.Join(", ", Quantity.All.Select(known => known.Name)) + ", or one of 'quantities'");
        return Quantity.Energy;
    }
}
