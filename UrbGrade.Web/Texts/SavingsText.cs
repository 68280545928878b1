namespace UrbGrade.Web.Texts;

/// <summary>Texts of what is done to save energy and what it would bring.</summary>
public sealed class SavingsText;
