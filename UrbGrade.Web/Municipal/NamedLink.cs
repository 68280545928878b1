namespace UrbGrade.Web.Municipal;

/// <summary>One of many that are searched by words of their names.</summary>
/// <param name="Href">Where it is chosen.</param>
public readonly record struct NamedLink(string Name, string Href);
