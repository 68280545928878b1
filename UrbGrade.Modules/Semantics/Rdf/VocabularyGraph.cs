using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Semantics.Mapping;

namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>The platform's own terms as an ontology: the classes, properties and individuals of the mapping that have its prefix.</summary>
internal static class VocabularyGraph
{
    private const string Prefix = "ug:";

    public static RdfGraph Of(SemanticMapping mapping, string origin)
    {
        var builder = new GraphBuilder(mapping, origin, "");
        var ontology = origin + SemanticAddress.Vocabulary;
        builder.Graph.Add(ontology, RdfGraph.Type, builder.Expand("owl:Ontology"));
        builder.Graph.Add(ontology, builder.Expand("rdfs:label"), new RdfNode.Literal("Terms of UrbGrade"));
        foreach (var row in mapping.Rows)
        {
            switch (row.Row)
            {
                case "class":
                    Define(builder, row.Terms, "owl:Class", row.Note, ontology);
                    break;
                case "field":
                    Define(builder, row.Terms, IsResource(row.Form) ? "owl:ObjectProperty" : "owl:DatatypeProperty", row.Note, ontology);
                    break;
                case "term" when row.Terms.StartsWith(Prefix, StringComparison.Ordinal):
                    builder.Graph.Add(builder.AddTerm(row), builder.Expand("rdfs:isDefinedBy"), ontology);
                    Define(builder, row.Form, "owl:Class", "", ontology);
                    break;
            }
        }

        foreach (var (property, form) in Forms(mapping))
        {
            if (RangeOf(builder, form) is { } range)
            {
                builder.Graph.Add(builder.Expand(property), builder.Expand("rdfs:range"), range);
            }
        }

        return builder.Graph;
    }

    private static void Define(GraphBuilder builder, string terms, string type, string note, string ontology)
    {
        foreach (var name in Own(terms))
        {
            var iri = builder.Expand(name);
            builder.Graph.Add(iri, RdfGraph.Type, builder.Expand(type));
            builder.Graph.Add(iri, builder.Expand("rdfs:label"), new RdfNode.Literal(name[Prefix.Length..]));
            builder.Graph.Add(iri, builder.Expand("rdfs:isDefinedBy"), ontology);
            if (note.Length > 0)
            {
                builder.Graph.Add(iri, builder.Expand("rdfs:comment"), new RdfNode.Literal(note));
            }
        }
    }

    /// <summary>How properties are written, of those that all fields write alike: two ranges would mean that a value is of both.</summary>
    private static IEnumerable<(string Property, string Form)> Forms(SemanticMapping mapping) => mapping.Rows.Where(row => row.Row == "field")
        .SelectMany(row => Own(row.Terms).Select(name => (Property: name, row.Form)))
        .GroupBy(used => used.Property, StringComparer.Ordinal).Where(same => same.DistinctBy(used => used.Form).Count() == 1).Select(same => same.First());

    /// <summary>What a value is; null for other resources and terms, which belong to several classes.</summary>
    private static string? RangeOf(GraphBuilder builder, string form) => form switch
    {
        FieldForm.Text => GraphBuilder.Xsd + "string",
        FieldForm.Number => GraphBuilder.Xsd + "double",
        FieldForm.Integer => GraphBuilder.Xsd + "integer",
        FieldForm.Instant => GraphBuilder.Xsd + "dateTime",
        FieldForm.Geometry => builder.Expand("geo:Geometry"),
        FieldForm.Interval => builder.Expand("time:Interval"),
        _ => form.StartsWith(FieldForm.Quantity, StringComparison.Ordinal) ? builder.Expand("qudt:QuantityValue") : null,
    };

    private static IEnumerable<string> Own(string terms) => SemanticMapping.Split(terms).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static bool IsResource(string form) =>
        form is FieldForm.Link or FieldForm.Geometry or FieldForm.Interval
        || form.StartsWith(FieldForm.Term, StringComparison.Ordinal) || form.StartsWith(FieldForm.Quantity, StringComparison.Ordinal);
}
