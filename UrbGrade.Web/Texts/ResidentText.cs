namespace UrbGrade.Web.Texts;

/// <summary>Texts of the pages of people about their own home or shop.</summary>
public sealed class ResidentText;
