namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>How much of a sector the report stands on.</summary>
/// <param name="Assets">That the platform knows of in the sector.</param>
/// <param name="Reporting">Those of them with energy in the year.</param>
/// <param name="Kinds">Kinds of assets that were counted to the sector.</param>
public sealed record ReportCoverage(ReportSector Sector, int Assets, int Reporting, IReadOnlyList<string> Kinds);
