namespace UrbGrade.Modules.Semantics.Rdf;

/// <summary>What can be the object of a statement (RDF 1.1 Concepts, section 3; blank nodes are not used, so that every node has an address).</summary>
internal abstract record RdfNode
{
    private RdfNode()
    {
    }

    /// <summary>A resource.</summary>
    /// <param name="Value">Absolute.</param>
    public sealed record Iri(string Value) : RdfNode;

    /// <summary>A value.</summary>
    /// <param name="Text">Its lexical form.</param>
    /// <param name="DataType">IRI of its type; null for a string.</param>
    public sealed record Literal(string Text, string? DataType = null) : RdfNode;
}
