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
                    Define(builder, row, "owl:Class", ontology);
                    break;
                case "field":
                    Define(builder, row, IsResource(row.Form) ? "owl:ObjectProperty" : "owl:DatatypeProperty", ontology);
                    break;
                case "term" when row.Terms.StartsWith(Prefix, StringComparison.Ordinal):
                    builder.Graph.Add(builder.AddTerm(row), builder.Expand("rdfs:isDefinedBy"), ontology);
                    foreach (var type in SemanticMapping.Split(row.Form).Where(type => type.StartsWith(Prefix, StringComparison.Ordinal)))
                    {
                        builder.Graph.Add(builder.Expand(type), RdfGraph.Type, builder.Expand("owl:Class"));
                    }

                    break;
            }
        }

        return builder.Graph;
    }

    private static void Define(GraphBuilder builder, MappingRow row, string type, string ontology)
    {
        foreach (var name in SemanticMapping.Split(row.Terms).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var iri = builder.Expand(name);
            builder.Graph.Add(iri, RdfGraph.Type, builder.Expand(type));
            builder.Graph.Add(iri, builder.Expand("rdfs:label"), new RdfNode.Literal(name[Prefix.Length..]));
            builder.Graph.Add(iri, builder.Expand("rdfs:isDefinedBy"), ontology);
            if (row.Note.Length > 0)
            {
                builder.Graph.Add(iri, builder.Expand("rdfs:comment"), new RdfNode.Literal(row.Note));
            }
        }
    }

    private static bool IsResource(string form) =>
        form is FieldForm.Link or FieldForm.Geometry or FieldForm.Interval
        || form.StartsWith(FieldForm.Term, StringComparison.Ordinal) || form.StartsWith(FieldForm.Quantity, StringComparison.Ordinal);
}
