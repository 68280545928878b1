namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>How a report is handed out. The numbers are stored.</summary>
public enum ReportFormat
{
    /// <summary>For printing. Where no Chromium is found, the same as a page.</summary>
    Pdf = 0,

    /// <summary>A workbook with the numbers.</summary>
    Xlsx = 1,

    /// <summary>One page with everything in it.</summary>
    Html = 2,
}
