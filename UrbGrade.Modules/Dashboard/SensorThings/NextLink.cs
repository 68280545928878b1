using System.Globalization;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>The address of the next stretch of a list.</summary>
internal static class NextLink
{
    public static string After(string path, SensorQuery query)
    {
        var options = new List<string> { string.Create(CultureInfo.InvariantCulture, $"$top={query.Top}&$skip={query.Skip + query.Top}") };
        Add(options, "$count", query.Count ? "true" : null);
        Add(options, "$filter", query.Filter);
        Add(options, "$orderby", query.OrderBy);
        Add(options, "$select", query.Select is { } select ? string.Join(',', select) : null);
        Add(options, "$expand", query.Expand.Count > 0 ? Text(query.Expand) : null);
        return $"{path}?{string.Join('&', options)}";
    }

    private static void Add(List<string> options, string name, string? value)
    {
        if (value is not null)
        {
            options.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    private static string Text(IReadOnlyDictionary<string, SensorQuery> expand) => string.Join(',', expand.Select(part =>
    {
        var query = part.Value;
        var options = new List<string> { string.Create(CultureInfo.InvariantCulture, $"$top={query.Top};$skip={query.Skip}") };
        options.AddRange(new (string Name, string? Value)[]
        {
            ("$count", query.Count ? "true" : null), ("$filter", query.Filter), ("$orderby", query.OrderBy),
            ("$select", query.Select is { } select ? string.Join(',', select) : null),
            ("$expand", query.Expand.Count > 0 ? Text(query.Expand) : null),
        }.Where(option => option.Value is not null).Select(option => $"{option.Name}={option.Value}"));
        return $"{part.Key}({string.Join(';', options)})";
    }));
}
