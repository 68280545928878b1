using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Tests.Semantics.Mapping;

/// <summary>What is said of resources of each kind, with every field that they can have, against what their properties are between by the ontologies.</summary>
public sealed class PublishedDomainTests
{
    private const string List = "list";

    /// <summary>The kinds of resources that a field leads to.</summary>
    private static readonly Dictionary<(string About, string Field), string[]> Targets = new()
    {
        [("tenant", "lists")] = [List],
        [("site", "tenant")] = ["tenant"],
        [("asset", "site")] = ["site"],
        [("asset", "meters")] = ["meter"],
        [("meter", "asset")] = ["asset"],
        [("meter", "series")] = ["series"],
        [("series", "meter")] = ["meter"],
        [("series", "asset")] = ["asset"],
        [("series", "readings")] = [List],
        [("reading", "series")] = ["series"],
        [("reading", "meter")] = ["meter"],
        [("reading", "asset")] = ["asset"],
        [("district", "tenant")] = ["tenant"],
        [("district", "assets")] = ["asset"],
        [("district", "place")] = ["place"],
        [("street", "tenant")] = ["tenant"],
        [("street", "assets")] = ["asset"],
        [("street", "place")] = ["place"],
        [("kpi", "tenant")] = ["tenant"],
        [("assessment", "kpi")] = ["kpi"],
        [("assessment", "about")] = ["asset", "meter", "street", "district", "tenant"],
        [("assessment", "feature")] = ["asset", "street", "district", "tenant"],
        [("assessment", "series")] = ["series"],
        [("place", "group")] = ["street", "district"],
    };

    [Fact]
    public void Properties_are_between_what_their_ontologies_say_that_they_are_between() => Assert.Empty(Problems());

    [Theory]
    [InlineData("series", "unit", "saref:isMeasuredIn", FieldForm.Term + "unit")]
    [InlineData("kpi", "unit", "saref:isMeasuredIn", FieldForm.Term + "unit")]
    [InlineData("assessment", "series", "s4city:isDerivedFrom", FieldForm.Link)]
    [InlineData("meter", "asset", "s4bldg:isContainedIn", FieldForm.Link)]
    [InlineData("asset", "meters", "s4bldg:contains", FieldForm.Link)]
    [InlineData("kpi", "inputs", "saref:hasTimestamp", FieldForm.Text)]
    [InlineData("asset", "position", "saref:isMeasurementOf", FieldForm.Geometry)]
    public void What_a_property_is_not_between_is_noticed(string about, string field, string property, string form) => Assert.Contains(
        Problems(new MappingRow { Row = "field", About = about, Name = field, Terms = property, Form = form }),
        problem => problem.Contains(property, StringComparison.Ordinal));

    [Fact]
    public void A_light_point_of_SAREF4ENVI_is_a_position_so_that_a_place_is_none()
    {
        Assert.Empty(FeaturesThatAreShapes());
        Assert.Equal(
            ["place kind=lightpoints"],
            FeaturesThatAreShapes(new MappingRow { Row = "class", About = "place", Name = "kind=lightpoints", Terms = "s4envi:LightPoint" }));
    }

    /// <summary>Kinds of resources that are both, which GeoSPARQL has apart.</summary>
    private static List<string> FeaturesThatAreShapes(params MappingRow[] rows)
    {
        var mapping = With(rows);
        return
        [
            .. from row in mapping.Rows
               where row.Row == "class"
               let classes = PublishedTerms.WithBroader(
                   mapping.Classes(row.About).Where(one => one.Name.Length == 0 || one.Name == row.Name).SelectMany(one => SemanticMapping.Split(one.Terms)))
               where classes.Contains("geo:Feature") && classes.Contains("geo:Geometry")
               select $"{row.About} {row.Name}",
        ];
    }

    private static SemanticMapping With(MappingRow[] rows) => SemanticMapping.Of([.. MappingFile.Rows(null), .. rows], "the test's mapping");

    /// <summary>Statements with a subject or an object that their property is not for.</summary>
    private static List<string> Problems(params MappingRow[] rows)
    {
        var mapping = With(rows);
        var builder = new GraphBuilder(mapping, "https://h.example", "20");
        foreach (var kind in mapping.Rows.Where(row => row.Row == "field").GroupBy(SemanticMapping.KindOf))
        {
            List<(string Name, object Value)> fields = [.. kind.SelectMany(field => Samples(mapping, field).Select(sample => (field.Name, sample)))];
            builder.Add(new Description(kind.Key, PathOf(kind.Key), fields));
            foreach (var condition in kind.Select(SemanticMapping.ConditionOf).Where(condition => condition.Length > 0).Distinct())
            {
                var parts = condition.Split('=', 2);
                builder.Add(new Description(
                    kind.Key, $"{kind.Key}/{Uri.EscapeDataString(condition)}", [.. fields.Where(field => field.Name != parts[0]), (parts[0], parts[1])]));
            }
        }

        var list = builder.IriOf(PathOf(List));
        builder.AddList(list, $"{list}?after=1", $"{list}?after=2", [Description.Of("site", PathOf("site"))]);
        return
        [
            .. from said in builder.Graph.Subjects
               from statement in said.Value
               let property = builder.Graph.Shorten(statement.Key) ?? statement.Key
               from value in statement.Value
               where !IsOneOf(PublishedTerms.DomainOf(property), Classes(builder.Graph, said.Key))
                   || !IsAllowed(PublishedTerms.RangeOf(property), builder.Graph, value)
               select $"{said.Key} {property} {value}",
        ];
    }

    /// <summary>Values of a field: of a link what it can lead to, of a term all that its set has.</summary>
    private static IEnumerable<object> Samples(SemanticMapping mapping, MappingRow field) => field.Form switch
    {
        FieldForm.Link => Targets[(SemanticMapping.KindOf(field), field.Name)].Select(kind => new ResourcePath(PathOf(kind))),
        FieldForm.Interval => [new UtcInterval(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1))],
        FieldForm.Geometry => ["POINT(0 0)"],
        FieldForm.Instant => [DateTimeOffset.UnixEpoch],
        FieldForm.Text => ["words"],
        _ when field.Form.StartsWith(FieldForm.Term, StringComparison.Ordinal) =>
            mapping.Rows.Where(row => row.Row == "term" && row.About == field.Form[FieldForm.Term.Length..]).Select(row => row.Name),
        _ => [1],
    };

    private static string PathOf(string kind) => $"{kind}/1";

    /// <summary>Of what is described elsewhere, such as the next page, only that it is a resource.</summary>
    private static HashSet<string> Classes(RdfGraph graph, string iri) => PublishedTerms.WithBroader(
        graph.Subjects.TryGetValue(iri, out var said) && said.TryGetValue(RdfGraph.Type, out var types)
            ? types.OfType<RdfNode.Iri>().Select(type => graph.Shorten(type.Value) ?? type.Value)
            : ["hydra:Resource"]);

    private static bool IsOneOf(string[] allowed, HashSet<string> classes) => allowed.Length == 0 || classes.Overlaps(allowed);

    private static bool IsAllowed(string[] allowed, RdfGraph graph, RdfNode value) => value switch
    {
        RdfNode.Literal { DataType: { } type } => IsOfType(allowed, graph.Shorten(type) ?? type),
        RdfNode.Literal => IsOfType(allowed, "xsd:string"),
        RdfNode.Iri iri => IsOneOf(allowed, Classes(graph, iri.Value)),
        _ => false,
    };

    private static bool IsOfType(string[] allowed, string type) => allowed.Length == 0 || allowed.Contains("rdfs:Literal") || allowed.Contains(type);
}
