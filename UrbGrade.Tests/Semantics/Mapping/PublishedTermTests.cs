using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Tests.Semantics.Mapping;

/// <summary>The platform's own mapping against a list of what the ontologies define.</summary>
public sealed class PublishedTermTests
{
    private const string Origin = "https://h.example";

    private static readonly SemanticMapping Mapping = MappingFile.Load(null);

    [Fact]
    public void Classes_are_classes_of_their_ontologies()
    {
        List<string> used =
        [
            .. Foreign(Rows("class").Select(row => row.Terms)), .. Foreign(Rows("term").Select(row => row.Form)),
        ];
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Equal((name, "class"), (name, PublishedTerms.KindOf(name))));
    }

    [Fact]
    public void A_field_that_leads_to_a_resource_is_a_property_of_resources_and_one_with_a_value_is_none()
    {
        var used = Rows("field").SelectMany(row => Foreign([row.Terms]).Select(name => (Name: name, Kind: IsOfResources(row.Form) ? "object" : "data"))).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, property => Assert.Equal(property, (property.Name, PublishedTerms.KindOf(property.Name))));
    }

    [Fact]
    public void Units_and_other_values_are_units_of_QUDT_or_the_platforms_own()
    {
        List<string> used = [.. Foreign(Rows("term").Select(row => row.Terms))];
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Equal((name, "unit"), (name, PublishedTerms.KindOf(name))));
    }

    [Fact]
    public void What_is_written_of_resources_of_each_kind_is_in_terms_that_are_published()
    {
        var builder = new GraphBuilder(Mapping, Origin, "20");
        foreach (var kind in Rows("field").GroupBy(row => row.About))
        {
            builder.Add(new Description(kind.Key, $"{kind.Key}/1", [.. kind.Select(field => (field.Name, Sample(field.Form)))]));
        }

        builder.AddList($"{Origin}/list", $"{Origin}/list?after=1", $"{Origin}/list?after=2", [Description.Of("site", "sites/1")]);
        var written = builder.Graph.Subjects.Values.SelectMany(subject => subject)
            .SelectMany(said => said.Key == RdfGraph.Type ? said.Value.OfType<RdfNode.Iri>().Select(type => type.Value) : [said.Key])
            .Select(iri => builder.Graph.Shorten(iri) ?? iri).Distinct().Where(IsForeign).ToList();

        Assert.Contains("qudt:numericValue", written);
        Assert.Contains("time:hasEnd", written);
        Assert.Contains("hydra:next", written);
        Assert.DoesNotContain(written, name => PublishedTerms.KindOf(name) == "none");
    }

    private static IEnumerable<MappingRow> Rows(string kind) => Mapping.Rows.Where(row => row.Row == kind);

    private static IEnumerable<string> Foreign(IEnumerable<string> terms) => terms.SelectMany(SemanticMapping.Split).Where(IsForeign);

    private static bool IsForeign(string name) => !name.StartsWith("ug:", StringComparison.Ordinal);

    private static bool IsOfResources(string form) =>
        form is FieldForm.Link or FieldForm.Geometry or FieldForm.Interval
        || form.StartsWith(FieldForm.Term, StringComparison.Ordinal) || form.StartsWith(FieldForm.Quantity, StringComparison.Ordinal);

    private static object Sample(string form) => form switch
    {
        FieldForm.Link => new ResourcePath("sites/1"),
        FieldForm.Interval => new UtcInterval(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)),
        FieldForm.Geometry => "POINT(0 0)",
        _ when form.StartsWith(FieldForm.Term, StringComparison.Ordinal) => Rows("term").First(row => row.About == form[FieldForm.Term.Length..]).Name,
        _ => "1",
    };
}
