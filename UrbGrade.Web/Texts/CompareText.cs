namespace UrbGrade.Web.Texts;

/// <summary>Texts of comparisons of places.</summary>
public sealed class CompareText;
