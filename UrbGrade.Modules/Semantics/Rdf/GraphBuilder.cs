using System.Globalization;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>Makes statements of descriptions, in the terms of a mapping.</summary>
/// <param name="origin">What all IRIs of the platform begin with.</param>
/// <param name="tenantCode">What those of a tenant go on with.</param>
internal sealed class GraphBuilder(SemanticMapping mapping, string origin, string tenantCode)
{
    /// <summary>What the types of values begin with, whatever prefixes there are.</summary>
    public const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private const string Wkt = "http://www.opengis.net/ont/geosparql#wktLiteral";

    private readonly Dictionary<string, string> prefixes = mapping.Prefixes(origin);
    private RdfGraph? graph;

    public RdfGraph Graph => graph ??= new RdfGraph(prefixes);

    /// <summary>The address of a resource of the tenant.</summary>
    public string IriOf(string path) =>
        $"{origin}{SemanticAddress.Root}/{Uri.EscapeDataString(tenantCode)}{(path.Length == 0 ? "" : "/")}{path}";

    public void Add(Description resource)
    {
        var iri = IriOf(resource.Path);
        foreach (var row in mapping.Classes(resource.Kind).Where(row => Holds(row, resource)))
        {
            foreach (var name in SemanticMapping.Split(row.Terms))
            {
                Graph.Add(iri, RdfGraph.Type, Expand(name));
            }
        }

        foreach (var (name, value) in resource.Fields)
        {
            foreach (var row in mapping.Fields(resource.Kind, name).Where(row => Holds(row, resource)))
            {
                if (Node(iri, name, row.Form, value) is not { } node)
                {
                    continue;
                }

                foreach (var predicate in SemanticMapping.Split(row.Terms))
                {
                    Graph.Add(iri, Expand(predicate), node);
                }
            }
        }
    }

    /// <summary>A page of a list (Hydra core, collections).</summary>
    /// <param name="next">Address of the next page; null for the last.</param>
    public void AddList(string iri, string page, string? next, IEnumerable<Description> members)
    {
        Graph.Add(iri, RdfGraph.Type, Expand("hydra:Collection"));
        if (next is not null || page != iri)
        {
            Graph.Add(iri, Expand("hydra:view"), page);
            Graph.Add(page, RdfGraph.Type, Expand("hydra:PartialCollectionView"));
        }

        if (next is not null)
        {
            Graph.Add(page, Expand("hydra:next"), next);
        }

        foreach (var member in members)
        {
            Graph.Add(iri, Expand("hydra:member"), IriOf(member.Path));
            Add(member);
        }
    }

    /// <summary>A prefixed name of the mapping in full.</summary>
    public string Expand(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return prefixes[name[..colon]] + name[(colon + 1)..];
    }

    /// <summary>A term with the classes that it belongs to and its name.</summary>
    public string AddTerm(MappingRow term)
    {
        var iri = Expand(term.Terms);
        foreach (var type in SemanticMapping.Split(term.Form))
        {
            Graph.Add(iri, RdfGraph.Type, Expand(type));
        }

        if (term.Note.Length > 0)
        {
            Graph.Add(iri, Expand("rdfs:label"), new RdfNode.Literal(term.Note));
        }

        return iri;
    }

    private static bool Holds(MappingRow row, Description resource)
    {
        var condition = SemanticMapping.ConditionOf(row);
        return condition.Length == 0 || resource.Fields.Any(field => $"{field.Name}={field.Value}" == condition);
    }

    private RdfNode? Node(string subject, string field, string form, object value)
    {
        if (form.StartsWith(FieldForm.Term, StringComparison.Ordinal))
        {
            return mapping.Term(form[FieldForm.Term.Length..], Text(value)) is { } term ? new RdfNode.Iri(AddTerm(term)) : null;
        }

        if (form.StartsWith(FieldForm.Quantity, StringComparison.Ordinal))
        {
            return AddQuantity($"{subject}#{field}", form[FieldForm.Quantity.Length..], value);
        }

        return (form, value) switch
        {
            (FieldForm.Link, ResourcePath path) => new RdfNode.Iri(IriOf(path.Path)),
            (FieldForm.Interval, UtcInterval time) => AddInterval($"{subject}#{field}", time),
            (FieldForm.Geometry, _) => AddGeometry($"{subject}#{field}", Text(value)),
            (FieldForm.Number, _) => Typed("double", value),
            (FieldForm.Integer, _) => Typed("integer", value),
            (FieldForm.Instant, _) => Typed("dateTime", value),
            (FieldForm.Text, _) => new RdfNode.Literal(Text(value)),
            _ => null,
        };
    }

    private RdfNode.Iri AddQuantity(string iri, string unit, object value)
    {
        Graph.Add(iri, RdfGraph.Type, Expand("qudt:QuantityValue"));
        Graph.Add(iri, Expand("qudt:numericValue"), Typed("double", value));
        if (mapping.Term("unit", unit) is { } term)
        {
            Graph.Add(iri, Expand("qudt:hasUnit"), AddTerm(term));
        }

        return new RdfNode.Iri(iri);
    }

    private RdfNode.Iri AddInterval(string iri, UtcInterval time)
    {
        Graph.Add(iri, RdfGraph.Type, Expand("time:Interval"));
        foreach (var (predicate, name, instant) in new[] { ("time:hasBeginning", "begin", time.Begin), ("time:hasEnd", "end", time.End) })
        {
            Graph.Add(iri, Expand(predicate), $"{iri}-{name}");
            Graph.Add($"{iri}-{name}", RdfGraph.Type, Expand("time:Instant"));
            Graph.Add($"{iri}-{name}", Expand("time:inXSDDateTimeStamp"), Typed("dateTimeStamp", instant));
        }

        return new RdfNode.Iri(iri);
    }

    private RdfNode.Iri AddGeometry(string iri, string text)
    {
        Graph.Add(iri, RdfGraph.Type, Expand("geo:Geometry"));
        Graph.Add(iri, Expand("geo:asWKT"), new RdfNode.Literal(text, Wkt));
        return new RdfNode.Iri(iri);
    }

    private static RdfNode.Literal Typed(string type, object value) => new(Text(value), Xsd + type);

    private static string Text(object value) => value switch
    {
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
