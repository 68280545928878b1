namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report that somebody shall get regularly.</summary>
/// <param name="Address">A mail address.</param>
/// <param name="Language">One of en, es, ca, eu, da.</param>
public sealed record ReportScheduleDraft(ReportTemplate Template, ReportFormat Format, string Address, string Language);
