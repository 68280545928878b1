namespace UrbGrade.Web.Texts;

/// <summary>Kinds of places that registries name.</summary>
public sealed class AssetKindText;
