namespace UrbGrade.Web.Texts;

/// <summary>Texts of sign-in and first set-up.</summary>
public sealed class AccountText;
