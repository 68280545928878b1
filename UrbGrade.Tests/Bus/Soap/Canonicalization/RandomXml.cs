using System.Globalization;
using System.Text;

namespace UrbGrade.Tests.Bus.Soap.Canonicalization;

/// <summary>Well-formed documents full of what canonicalisation is about: prefixes bound anew, default namespaces put on and taken off,
/// attributes in any order, references, line ends, CDATA and comments in between. The same seed gives the same document.</summary>
internal sealed class RandomXml(int seed)
{
    private static readonly string[] Prefixes = ["", "a", "b", "urb", "S", "é", "a-b", "_x.1", "xsi"];
    private static readonly string[] Uris = ["urn:one", "urn:two", "http://urb-grade.eu", "http://h/?a=1", "urn:o", "urn:Z"];
    private static readonly string[] Names = ["message", "head", "Id", "x", "ñandú", "content.1", "A", "a", "a_b"];
    private static readonly string[] Texts =
    [
        "plain", " ", "\n  ", "\r\n", "\r", "\t", "&amp;", "&lt;", "&gt;", ">", "&quot;", "'", "&#13;", "&#xD;&#xA;", "&#9;", "&#10;",
        "é", "漢字", "😀", "&#x1F600;", "\uE000", "&#233;", "]] ", "&apos;", "\u00A0", "\u2028", "12.5",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder xml = new();

    /// <summary>Element children of the root and below, as a path that leads to one of them; empty for the root.</summary>
    public List<int> Path { get; } = [];

    /// <summary>Prefixes for a PrefixList; null for none.</summary>
    public string[]? PrefixList { get; private set; }

    public string Document()
    {
        if (random.Next(3) == 0)
            xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (random.Next(4) == 0)
            xml.Append("<!-- before -->\r\n");
        var onPath = random.Next(2) == 0;
        Element([], 0, onPath);
        if (random.Next(4) == 0)
            xml.Append("\n<!-- after -->");
        if (random.Next(3) == 0)
            PrefixList = [.. Prefixes.Where(_ => random.Next(3) == 0).Select(prefix => prefix.Length == 0 ? "#default" : prefix)];
        return xml.ToString();
    }

    private void Element(Dictionary<string, string> outer, int depth, bool onPath)
    {
        var scope = new Dictionary<string, string>(outer);
        var declarations = Declarations(scope);
        var prefix = Pick([.. scope.Keys.Append("")]);
        var name = prefix.Length == 0 ? Pick(Names) : $"{prefix}:{Pick(Names)}";
        xml.Append('<').Append(name);
        foreach (var attribute in Shuffled([.. declarations, .. Attributes(scope)]))
            xml.Append(Pick([" ", "\n  ", "\t"])).Append(attribute);
        if (random.Next(6) == 0)
        {
            xml.Append("/>");
            return;
        }

        xml.Append('>');
        Children(scope, depth, onPath);
        xml.Append("</").Append(name).Append('>');
    }

    private void Children(Dictionary<string, string> scope, int depth, bool onPath)
    {
        var elements = 0;
        var followed = false;
        for (var i = random.Next(6); i > 0; i--)
        {
            switch (random.Next(6))
            {
                case 0:
                    xml.Append("<!-- -").Append(random.Next(10)).Append(" -->");
                    break;
                case 1:
                    xml.Append("<![CDATA[ <&> ").Append(Pick(["]]", "\r\n", "é😀", ""])).Append(" ]]>");
                    break;
                case 2:
                    xml.Append(Pick(Texts)).Append(Pick(Texts)).Append(Pick(Texts));
                    break;
                case 3 when random.Next(20) == 0:
                    xml.Append(string.Concat(Enumerable.Repeat(Pick(Texts) + "😀" + Pick(Texts), 3000)));
                    break;
                default:
                    if (depth == 6)
                        break;
                    var follow = onPath && !followed && random.Next(2) == 0;
                    followed |= follow;
                    if (follow)
                        Path.Add(elements);
                    elements++;
                    Element(scope, depth + 1, follow);
                    break;
            }
        }
    }

    private List<string> Declarations(Dictionary<string, string> scope)
    {
        var written = new List<string>();
        foreach (var prefix in Shuffled(Prefixes).Take(random.Next(4)))
        {
            var uri = prefix.Length == 0 && random.Next(3) == 0 ? "" : Pick(Uris);
            scope[prefix] = uri;
            written.Add($"{(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix)}={Quoted(uri)}");
        }

        return written;
    }

    // Two attributes of one element must differ in namespace or local name, whatever prefixes they have.
    private List<string> Attributes(Dictionary<string, string> scope)
    {
        var written = new List<string>();
        var taken = new HashSet<string>();
        for (var i = random.Next(5); i > 0; i--)
        {
            var prefix = Pick([.. scope.Keys, "", "xml"]);
            var local = prefix == "xml" ? Pick(["lang", "space", "base"]) : Pick(Names);
            var uri = prefix.Length == 0 ? "" : prefix == "xml" ? "xml" : scope[prefix];
            if (taken.Add(uri + " " + local))
                written.Add($"{(prefix.Length == 0 ? local : $"{prefix}:{local}")}={Quoted(local == "space" ? "default" : Value())}");
        }

        return written;
    }

    private string Value() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Texts)))
        + random.Next(100).ToString(CultureInfo.InvariantCulture);

    private string Quoted(string value) => value.Contains('\'', StringComparison.Ordinal) || random.Next(2) == 0
        ? $"\"{value}\""
        : $"'{value}'";

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private T[] Shuffled<T>(T[] items)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
