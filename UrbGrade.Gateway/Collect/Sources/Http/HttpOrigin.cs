using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Http;

/// <summary>A service that answers an HTTP request with a file, such as a weather service or a market's prices.</summary>
/// <param name="Days">Which local days are asked for, counted from today; only where the address has a place for a day.</param>
/// <param name="Headers">What is sent along; <c>{credential}</c> stands for the secret.</param>
/// <param name="Tls">PEM files that vouch for the server; empty for the system's authorities.</param>
internal sealed record HttpOrigin(
    HttpAddress Address,
    IReadOnlyList<int> Days,
    IReadOnlyDictionary<string, string> Headers,
    string? Credential,
    IReadOnlyList<string> Tls,
    TimeSpan Timeout,
    TimeSpan Every) : SourceOrigin
{
    public static HttpOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        var headers = node.Section("headers");
        var text = node.Text("url");
        if (text.Length > 0 && HttpAddress.Problem(text) is { } problem)
            node.Complain("url", $"'{text}' ({problem})", "an http or https address; {date}, {date:uuuuMMdd}, {from} and {to} stand for the day, {credential} for the secret");
        var origin = new HttpOrigin(
            new HttpAddress(text),
            ReadDays(node),
            headers.Keys.ToDictionary(name => name, name => headers.Text(name), StringComparer.OrdinalIgnoreCase),
            places.Secret(node, "credential"),
            [.. node.Texts("tls", []).Select(places.Resolve)],
            node.Span("timeout", "PT100S", TimeSpan.FromSeconds(1)),
            node.Span("every", "PT1H", TimeSpan.FromSeconds(1)));
        headers.Close();
        return origin;
    }

    public override ISource Open(SourceContext context) =>
        Address.HasDay ? new DatedHttpSource(this, context) : new HttpSource(this, context);

    private static List<int> ReadDays(SettingsNode node)
    {
        var days = new List<int>();
        foreach (var text in node.Texts("days", ["0"]))
        {
            if (int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var day) && day is >= -400 and <= 10)
                days.Add(day);
            else
                node.Complain("days", $"'{text}'", "days counted from today, such as [\"-1\", \"0\"]");
        }

        return days;
    }
}
