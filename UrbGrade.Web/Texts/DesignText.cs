namespace UrbGrade.Web.Texts;

/// <summary>Texts of the page that shows the components.</summary>
public sealed class DesignText;
