namespace UrbGrade.Web.Texts;

/// <summary>Texts of reports, of their mails and of who gets them.</summary>
public sealed class ReportingText;
