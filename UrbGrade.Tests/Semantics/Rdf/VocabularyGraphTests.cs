using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;

namespace UrbGrade.Tests.Semantics.Rdf;

public sealed class VocabularyGraphTests
{
    private const string Origin = "https://h.example";

    private const string Prefixes = """
        PREFIX ug: <https://h.example/vocabulary#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

        """;

    [Theory]
    [InlineData("ug:minimumCoverage", "http://www.w3.org/2001/XMLSchema#double")]
    [InlineData("ug:revision", "http://www.w3.org/2001/XMLSchema#integer")]
    [InlineData("ug:occurredAt", "http://www.w3.org/2001/XMLSchema#dateTime")]
    [InlineData("ug:unitCode", "http://www.w3.org/2001/XMLSchema#string")]
    [InlineData("ug:floorArea", "http://qudt.org/schema/qudt/QuantityValue")]
    [InlineData("ug:medium", null)]
    [InlineData("ug:hasSeries", null)]
    public async Task A_property_says_what_its_values_are(string property, string? range)
    {
        var rows = await RdfLib.Query($"{Prefixes}SELECT ?range WHERE {{ {property} rdfs:range ?range }}", Write(MappingFile.Rows(null)));
        string[] expected = range is null ? [] : [range];
        Assert.Equal(expected, rows.Select(row => row[0]!));
    }

    [Fact]
    public async Task A_property_that_fields_write_in_two_ways_has_no_range()
    {
        var second = new MappingRow { Row = "field", About = "asset", Name = "opening", Terms = "ug:revision", Form = FieldForm.Text };
        Assert.Empty(await RdfLib.Query(Prefixes + "SELECT ?range WHERE { ug:revision rdfs:range ?range }", Write([.. MappingFile.Rows(null), second])));
    }

    [Fact]
    public async Task Every_class_and_property_has_a_name_and_says_where_it_is_defined()
    {
        const string Nameless = """
            SELECT ?term WHERE {
              VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
              ?term a ?kind .
              FILTER NOT EXISTS { ?term rdfs:label ?label ; rdfs:isDefinedBy <https://h.example/vocabulary> }
            }
            """;
        var vocabulary = Write(MappingFile.Rows(null));
        Assert.Empty(await RdfLib.Query(Prefixes + Nameless, vocabulary));
        Assert.Single(await RdfLib.Query(Prefixes + "SELECT ?label WHERE { ug:SeriesKind a owl:Class ; rdfs:label ?label }", vocabulary));
    }

    private static string Write(IReadOnlyList<MappingRow> rows) => TurtleText.Write(VocabularyGraph.Of(SemanticMapping.Of(rows, "the test's mapping"), Origin));
}
