namespace UrbGrade.Web.Texts;

/// <summary>Texts of panels that people pin.</summary>
public sealed class BoardText;
