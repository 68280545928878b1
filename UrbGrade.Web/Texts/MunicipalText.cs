namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages for municipal staff.</summary>
public sealed class MunicipalText;
