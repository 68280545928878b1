namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>How RDF is written.</summary>
public enum RdfSyntax
{
    /// <summary>RDF 1.1 Turtle (W3C, 25 February 2014).</summary>
    Turtle,

    /// <summary>JSON-LD 1.1 (W3C, 16 July 2020), compacted with a context in the document.</summary>
    JsonLd,
}
