namespace UrbGrade.Web.Texts;

/// <summary>Texts of asking gateways to send again.</summary>
public sealed class ResendText;
