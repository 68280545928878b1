namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report that was sent, or waits to be.</summary>
/// <param name="Period">First day of its month or year.</param>
/// <param name="SentAt">Null while it waits.</param>
/// <param name="FileName">Null while it waits, and where there was nothing to send.</param>
public sealed record ReportSent(long Id, ReportTemplate Template, DateOnly Period, string Address, DateTimeOffset DueAt, DateTimeOffset? SentAt, string? FileName, int? Bytes, bool IsEnded);
