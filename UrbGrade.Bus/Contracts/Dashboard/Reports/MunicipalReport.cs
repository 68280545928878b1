namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>A calendar year of a district in the terms of a sustainable energy and climate action plan (SECAP).</summary>
/// <param name="Origin">Where readings come from that are no measurements of this district, as <c>simulated</c>; otherwise null.</param>
/// <param name="IsOver">Whether the year has ended.</param>
/// <param name="Rows">By sector and carrier; those with anything to tell.</param>
/// <param name="Coverage">By sector; those with any asset.</param>
/// <param name="Factors">By carrier; carriers without one are missing.</param>
/// <param name="FewestAssets">Homes that a published sum has to stand on.</param>
public sealed record MunicipalReport(
    int Year, string Name, string TimeZone, string? Origin, bool IsOver, IReadOnlyList<ReportRow> Rows, IReadOnlyList<ReportCoverage> Coverage,
    IReadOnlyList<ReportFactor> Factors, int FewestAssets)
{
    /// <summary>Sum of what the rows show, MWh; null when they show nothing.</summary>
    public double? EnergyMwh => Rows.Any(row => row.EnergyMwh is not null) ? Rows.Sum(row => row.EnergyMwh ?? 0) : null;

    /// <summary>Sum of what the rows show, t CO2 equivalent; null when none has a factor.</summary>
    public double? Co2Tonnes => Rows.Any(row => row.Co2Tonnes is not null) ? Rows.Sum(row => row.Co2Tonnes ?? 0) : null;
}
