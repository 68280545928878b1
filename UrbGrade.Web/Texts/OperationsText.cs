namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages for operators.</summary>
public sealed class OperationsText;
