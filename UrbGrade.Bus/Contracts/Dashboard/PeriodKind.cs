namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Length of the period that a KPI covers, in civil time of the site.</summary>
public enum PeriodKind
{
    /// <summary>A local civil day of 23, 24 or 25 hours.</summary>
    Day,

    /// <summary>A local calendar month.</summary>
    Month,
}
