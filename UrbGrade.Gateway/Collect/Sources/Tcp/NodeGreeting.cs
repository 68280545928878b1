using System.Text;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>
/// What a node says first: who it is, its password, and the number of its call if it counts them.
/// <c>#NODO;EIB-CM-017;...;CLAVE=...;SEQ=00412</c> of a street-light master, or
/// <c>#HELLO;dwelling=BCN-DW-014;device=ENVIR;...;key=...</c> of a dwelling's monitor.
/// </summary>
/// <param name="Node">The name it goes by.</param>
/// <param name="Masked">The line as it is filed: the password replaced by asterisks.</param>
internal sealed record NodeGreeting(string Node, string Password, long? Call, string Masked)
{
    private const string Stars = "********";

    private static readonly string[] Secrets = ["CLAVE", "key"];

    /// <returns>Null when the line is no greeting.</returns>
    public static NodeGreeting? Parse(ReadOnlySpan<byte> line)
    {
        var fields = Encoding.Latin1.GetString(line).TrimEnd('\r', '\n').Split(';');
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => field.Contains('=', StringComparison.Ordinal)))
            named[field[..field.IndexOf('=', StringComparison.Ordinal)]] = field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var node = fields[0] switch
        {
            "#NODO" when fields.Length > 1 => fields[1],
            "#HELLO" when named.TryGetValue("dwelling", out var dwelling) => named.TryGetValue("device", out var device) ? $"{dwelling}/{device}" : dwelling,
            _ => "",
        };
        if (node.Length == 0)
            return null;
        var password = Secrets.Select(named.GetValueOrDefault).FirstOrDefault(secret => secret is not null) ?? "";
        var masked = string.Join(';', fields.Select(field =>
            Secrets.FirstOrDefault(secret => field.StartsWith(secret + "=", StringComparison.Ordinal)) is { } secret ? $"{secret}={Stars}" : field));
        return new NodeGreeting(
            node,
            password,
            long.TryParse(named.GetValueOrDefault("SEQ"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var call) ? call : null,
            masked);
    }
}
