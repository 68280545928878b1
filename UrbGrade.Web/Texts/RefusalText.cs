namespace UrbGrade.Web.Texts;

/// <summary>Why something was refused; a text for each code of the modules.</summary>
public sealed class RefusalText;
