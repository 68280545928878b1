using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Tests.Semantics.Rdf;

public sealed class GraphBuilderTests
{
    private static readonly MappingRow OfCabinets =
        new() { Row = "field", About = "asset kind=lighting cabinet", Name = "meters", Terms = "ug:feeds", Form = FieldForm.Link };

    [Theory]
    [InlineData("home", "sosa:hosts s4bldg:contains")]
    [InlineData("bakery", "sosa:hosts")]
    [InlineData("lighting cabinet", "sosa:hosts ug:feeds")]
    public void A_field_with_a_condition_is_said_of_what_it_holds_for_beside_that_of_all(string kind, string properties)
    {
        var builder = new GraphBuilder(SemanticMapping.Of([.. MappingFile.Rows(null), OfCabinets], "the test's mapping"), "https://h.example", "20");
        builder.Add(Description.Of("asset", "assets/1", ("kind", kind), ("meters", new ResourcePath("meters/7"))));

        var meter = new RdfNode.Iri(builder.IriOf("meters/7"));
        var leading = builder.Graph.Subjects[builder.IriOf("assets/1")].Where(said => said.Value.Contains(meter));
        Assert.Equal(properties, string.Join(' ', leading.Select(said => builder.Graph.Shorten(said.Key))));
    }
}
