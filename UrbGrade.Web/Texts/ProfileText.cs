namespace UrbGrade.Web.Texts;

/// <summary>Texts about usual days, segments and peers.</summary>
public sealed class ProfileText;
