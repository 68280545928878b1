using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>Writes a graph in JSON-LD 1.1: a context of prefixes, and every subject as a node object.</summary>
internal static class JsonLdText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Write(RdfGraph graph)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new JsonArray();
        foreach (var (subject, predicates) in graph.Subjects)
        {
            var node = new JsonObject { ["@id"] = Iri(subject, graph, used) };
            foreach (var (predicate, objects) in predicates)
            {
                var isType = predicate == RdfGraph.Type;
                var values = objects.Select(value => isType ? Iri(((RdfNode.Iri)value).Value, graph, used) : Value(value, graph, used)).ToArray();
                node[isType ? "@type" : Iri(predicate, graph, used).GetValue<string>()] = values.Length == 1 ? values[0] : new JsonArray(values);
            }

            nodes.Add((JsonNode)node);
        }

        var context = new JsonObject();
        foreach (var (name, iri) in graph.Prefixes.Where(prefix => used.Contains(prefix.Key)))
        {
            // Not every prefix ends as a simple term has to for use in compact IRIs (JSON-LD 1.1, section 4.4).
            context[name] = new JsonObject { ["@id"] = iri, ["@prefix"] = true };
        }

        return new JsonObject { ["@context"] = context, ["@graph"] = nodes }.ToJsonString(Readable);
    }

    private static JsonNode Value(RdfNode node, RdfGraph graph, HashSet<string> used) => node switch
    {
        RdfNode.Iri iri => new JsonObject { ["@id"] = Iri(iri.Value, graph, used) },
        RdfNode.Literal { DataType: { } type } typed => new JsonObject { ["@type"] = Iri(type, graph, used), ["@value"] = typed.Text },
        RdfNode.Literal text => JsonValue.Create(text.Text),
        _ => throw new InvalidOperationException($"'{node}' cannot be written."),
    };

    private static JsonValue Iri(string iri, RdfGraph graph, HashSet<string> used)
    {
        if (graph.Shorten(iri) is not { } name)
        {
            return JsonValue.Create(iri);
        }

        used.Add(name[..name.IndexOf(':', StringComparison.Ordinal)]);
        return JsonValue.Create(name);
    }
}
