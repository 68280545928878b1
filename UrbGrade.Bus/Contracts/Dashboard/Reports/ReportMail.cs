namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report with the words of the mail that brings it.</summary>
/// <param name="Body">Plain text; says how to get no more of them.</param>
public sealed record ReportMail(string Subject, string Body, ReportFile File);
