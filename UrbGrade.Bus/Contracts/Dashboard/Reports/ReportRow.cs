namespace UrbGrade.Bus.Contracts.Dashboard.Reports;

/// <summary>Final energy of one sector and carrier in one year.</summary>
/// <param name="Carrier"><c>electricity</c>, <c>heat</c> or <c>gas</c>.</param>
/// <param name="EnergyMwh">Sum over the assets that report; never scaled up. Null when nothing is known or it is withheld.</param>
/// <param name="BeforeMwh">Of the year before; null when unknown, withheld, or insufficient in either year.</param>
/// <param name="Co2Tonnes">Energy times the factor of the carrier and year; null without a factor.</param>
/// <param name="Assets">That report.</param>
/// <param name="Coverage">Valid of expected hours of the year of the assets that report, 0 to 1.</param>
/// <param name="EstimatedShare">Estimated of valid hours, 0 to 1.</param>
/// <param name="IsSufficient">Whether coverage reaches what an energy figure asks for.</param>
/// <param name="IsWithheld">So few homes report that the sum would tell about single ones.</param>
public sealed record ReportRow(
    ReportSector Sector, string Carrier, double? EnergyMwh, double? BeforeMwh, double? Co2Tonnes, int Assets, double Coverage, double EstimatedShare,
    bool IsSufficient, bool IsWithheld);
