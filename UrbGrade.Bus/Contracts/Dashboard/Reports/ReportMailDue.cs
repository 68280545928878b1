namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report is to be written and sent.</summary>
/// <param name="MailId">The row that says which, to whom, and whether it went.</param>
public sealed record ReportMailDue(long MailId);
