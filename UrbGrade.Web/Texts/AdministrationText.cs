namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages for administrators.</summary>
public sealed class AdministrationText;
