namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>The emission factor that a report took for a carrier.</summary>
/// <param name="TonnesPerMwh">t CO2 equivalent for each MWh.</param>
/// <param name="FromYear">The year that it was published for; the one before the report's where that has none.</param>
/// <param name="Scope">What is counted: direct, life cycle, delivered.</param>
public sealed record ReportFactor(string Carrier, double TonnesPerMwh, int FromYear, string Scope, string Method, string Source, int Version);
