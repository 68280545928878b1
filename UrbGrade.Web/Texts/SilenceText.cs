namespace UrbGrade.Web.Texts;

/// <summary>Texts of meters that say nothing.</summary>
public sealed class SilenceText;
