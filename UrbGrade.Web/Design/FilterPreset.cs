namespace UrbGrade.Web.Design;

/// <summary>A link that sets a whole filter at once.</summary>
public sealed record FilterPreset(string Text, string Href, bool IsCurrent);
