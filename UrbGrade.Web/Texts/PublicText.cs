namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages that everybody may read.</summary>
public sealed class PublicText;
