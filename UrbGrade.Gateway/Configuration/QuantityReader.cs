using System.Text.RegularExpressions;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads the quantities that only this site has, and makes them known.</summary>
internal static partial class QuantityReader
{
    /// <returns>The possible values of each.</returns>
    public static Dictionary<string, ValueRange> Read(SettingsNode node)
    {
        var ranges = new Dictionary<string, ValueRange>(StringComparer.Ordinal);
        foreach (var name in node.Keys)
        {
            var quantity = node.Section(name);
            var unit = quantity.Text("unit");
            var kind = quantity.Choice("kind", "mean", "interval", "mean", "register");
            ranges[name] = new ValueRange((decimal)quantity.Number("min", 0, -1e9, 1e9), (decimal)quantity.Number("max", 1e9, -1e9, 1e9));
            quantity.Close();
            if (!QuantityName().IsMatch(name))
                node.Complain(name, "no name of a quantity", "lower-case letters, digits and '_', at most 40");
            else if (unit.Length > 0 && Quantity.Define(name, unit, Enum.Parse<QuantityKind>(kind, ignoreCase: true)) is null)
                node.Complain(name, $"{unit}, {kind}", "another name: this one has another unit or kind already");
        }

        return ranges;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex QuantityName();
}
