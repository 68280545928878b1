namespace UrbGrade.Web.Texts;

/// <summary>Texts of help, statements and the glossary.</summary>
public sealed class HelpText;
