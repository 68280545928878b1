namespace UrbGrade.Web.Texts;

/// <summary>Texts of what gateways tell of their logs.</summary>
public sealed class LogText;
