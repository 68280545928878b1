namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report that goes regularly.</summary>
/// <param name="Next">First day of the period that the next one is about.</param>
/// <param name="NextAt">When it is due, UTC.</param>
/// <param name="Rests">The account that gets it or asked for it is disabled: nothing goes until it is enabled.</param>
public sealed record ReportScheduleEntry(int Id, ReportScheduleDraft Schedule, string CreatedBy, DateTimeOffset CreatedAt, DateOnly Next, DateTimeOffset NextAt, bool Rests = false);
