namespace UrbGrade.Bus.Soap;

/// <summary>An attribute on its way to canonical output.</summary>
internal readonly record struct CanonicalAttribute(string Prefix, string LocalName, string NamespaceUri, string Value)
{
    /// <summary>Whether some stack might take the attribute for the element's id.</summary>
    public bool IsId => ElementId.IsIdName(LocalName, NamespaceUri);
}
