namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Which report somebody wants.</summary>
/// <param name="Start">First day of the month or year.</param>
/// <param name="Language">One of en, es, ca, eu, da.</param>
public sealed record ReportOrder(ReportTemplate Template, DateOnly Start, ReportFormat Format, string Language);
