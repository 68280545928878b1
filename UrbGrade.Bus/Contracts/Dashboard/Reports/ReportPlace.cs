namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A place whose energy is well covered in the period and in that of the year before.</summary>
public sealed record ReportPlace(int AssetId, string Name, string Kind, double EnergyKwh, double BeforeKwh);
