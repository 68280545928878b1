namespace UrbGrade.Web.Texts;

/// <summary>Texts of the parts of an asset's page.</summary>
public sealed class AssetText;
