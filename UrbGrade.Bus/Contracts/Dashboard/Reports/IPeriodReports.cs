namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Reports of months and years of the session's tenant.</summary>
public interface IPeriodReports
{
    /// <summary>First days of the months or years with any energy, newest first.</summary>
    Task<IReadOnlyList<DateOnly>> Periods(ReportTemplate template, CancellationToken cancellation);

    /// <summary>Null when the session has no tenant, or nothing is known of the period.</summary>
    /// <param name="start">Any day of the month, or of the year.</param>
    Task<PeriodReport?> Read(ReportTemplate template, DateOnly start, CancellationToken cancellation);
}
