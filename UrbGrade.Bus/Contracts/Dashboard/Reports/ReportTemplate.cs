namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>What a report is made for. The numbers are stored.</summary>
public enum ReportTemplate
{
    /// <summary>A month: what changed, why, what it cost, what was done, what next.</summary>
    Monthly = 0,

    /// <summary>The same of a year, with its months and the rows of a climate action plan.</summary>
    Yearly = 1,

    /// <summary>A year on two to four pages for the council.</summary>
    Council = 2,

    /// <summary>The rows of a sustainable energy and climate action plan alone.</summary>
    Secap = 3,
}
