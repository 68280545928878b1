namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A report as a file.</summary>
/// <param name="Name">With its end.</param>
/// <param name="IsInstead">It is a page because no Chromium was found that prints a PDF.</param>
public sealed record ReportFile(string Name, string MediaType, byte[] Content, bool IsInstead = false);
