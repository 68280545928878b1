using System.Globalization;
using UrbGrade.Modules.Semantics.Rdf;

namespace UrbGrade.Tests.Semantics.Rdf;

public sealed class RdfTextTests
{
    private const string Own = "https://a.example/x/";
    private static readonly Dictionary<string, string> Prefixes = new() { ["ex"] = Own, ["deep"] = Own + "y/" };

    /// <summary>Text with everything that has a meaning in one of the syntaxes.</summary>
    private static readonly string[] Awkward =
    [
        "", "plain", "\"quoted\"", "back\\slash", "line\nbreak\r\ttab", "à é ñ ø", "smile \U0001F600", "@prefix a: <b> .", "<b>&amp;</b>", "'", "\"\"\"", "{\"@id\": \"x\"}",
        "\u0001\u007f", "%41", "a#b?c=d&e", " blank ",
    ];

    [Fact]
    public async Task What_is_written_is_read_again_by_another_parser_in_both_syntaxes()
    {
        var graph = new RdfGraph(Prefixes);
        for (var i = 0; i < Awkward.Length; i++)
        {
            graph.Add($"{Own}{i}", $"{Own}text", new RdfNode.Literal(Awkward[i]));
            graph.Add($"{Own}{i}", $"{Own}link", $"{Own}y/{Uri.EscapeDataString(Awkward[i])}");
        }

        foreach (var number in new[] { 0, -0.1, 1e-7, 1.7976931348623157E+308, 1.0 / 3 })
        {
            graph.Add($"{Own}numbers", $"{Own}number", new RdfNode.Literal(number.ToString(CultureInfo.InvariantCulture), "http://www.w3.org/2001/XMLSchema#double"));
        }

        graph.Add($"{Own}types", RdfGraph.Type, $"{Own}A");
        graph.Add($"{Own}types", RdfGraph.Type, $"{Own}B-");
        var turtle = TurtleText.Write(graph);

        Assert.Equal((Awkward.Length * 2) + 7, await RdfLib.Same(turtle, JsonLdText.Write(graph)));
        var read = await RdfLib.Query("SELECT ?s ?o WHERE { ?s <https://a.example/x/text> ?o }", turtle);
        Assert.Equal(
            Awkward.Select((text, i) => (Subject: $"{Own}{i}", Text: text)).OrderBy(one => one.Subject, StringComparer.Ordinal),
            read.Select(row => (Subject: row[0]!, Text: row[1]!)).OrderBy(one => one.Subject, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Own + "a", "ex:a")]
    [InlineData(Own + "y/b", "deep:b")]
    [InlineData(Own + "a/b", null)]
    [InlineData(Own, null)]
    [InlineData(Own + "a-", null)]
    [InlineData(Own + "a.b", null)]
    [InlineData("https://b.example/", null)]
    public void An_iri_is_shortened_where_no_escape_is_needed(string iri, string? name) => Assert.Equal(name, new RdfGraph(Prefixes).Shorten(iri));

    [Fact]
    public void The_same_statement_is_made_once()
    {
        var graph = new RdfGraph(Prefixes);
        graph.Add(Own + "a", Own + "b", Own + "c");
        graph.Add(Own + "a", Own + "b", Own + "c");
        Assert.Equal("@prefix ex: <https://a.example/x/> .\n\nex:a ex:b ex:c .\n", TurtleText.Write(graph));
    }
}
