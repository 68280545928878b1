namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One local civil day or calendar month.</summary>
/// <param name="Start">The day, or the first day of the month.</param>
public sealed record KpiPeriod(PeriodKind Kind, DateOnly Start);
