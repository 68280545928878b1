using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Web.Exports;

/// <summary>A municipal report as tables.</summary>
internal static class ReportTables
{
    private const string CarrierNames = "Electricity, Heat/cold or Natural gas, as the Covenant of Mayors' template names them";

    /// <summary>Energy, factors and coverage.</summary>
    public static IReadOnlyList<ExportTable> All(MunicipalReport report) => [Energy(report), Factors(report), Coverage(report)];

    public static ExportTable Energy(MunicipalReport report) => new(
        $"secap-{report.Year}", $"Final energy and emissions of {report.Name} in {report.Year}", report.TimeZone,
        [
            new("year", ExportType.Integer, "Calendar year", IsRequired: true),
            new("sector", ExportType.Text, "Sector of the Covenant of Mayors' template", IsRequired: true),
            new("carrier", ExportType.Text, CarrierNames, IsRequired: true),
            new("final_energy_mwh", ExportType.Number, "Sum over the assets that report, MWh; empty where withheld"),
            new("final_energy_mwh_year_before", ExportType.Number, "Of the same assets in the year before, MWh; empty where not comparable"),
            new("emissions_tco2eq", ExportType.Number, "t CO₂ equivalent; empty without an emission factor"),
            new("assets", ExportType.Integer, "Assets that report", IsRequired: true),
            new("coverage", ExportType.Number, "Valid of expected hours of these assets, 0 to 1", IsRequired: true),
            new("estimated_share", ExportType.Number, "Estimated of valid hours, 0 to 1", IsRequired: true),
            new("status", ExportType.Text, "ok, insufficient or withheld", IsRequired: true),
            new("origin", ExportType.Text, "Where readings come from that are no measurements of this district"),
        ],
        Rows(report.Rows.Select(row => new object?[]
        {
            (long)report.Year, Sector(row.Sector), Carrier(row.Carrier), row.EnergyMwh, row.BeforeMwh, row.Co2Tonnes, (long)row.Assets, row.Coverage,
            row.EstimatedShare, row.IsWithheld ? "withheld" : row.IsSufficient ? "ok" : "insufficient", report.Origin,
        }))) { Key = ["year", "sector", "carrier"] };

    private static ExportTable Factors(MunicipalReport report) => new(
        "factors", "Emission factors that were taken", report.TimeZone,
        [
            new("carrier", ExportType.Text, CarrierNames, IsRequired: true),
            new("tco2eq_per_mwh", ExportType.Number, "t CO₂ equivalent for each MWh", IsRequired: true),
            new("from_year", ExportType.Integer, "Year that it was published for", IsRequired: true),
            new("scope", ExportType.Text, "direct, life cycle or delivered", IsRequired: true),
            new("source", ExportType.Text, "Where it is from", IsRequired: true),
            new("version", ExportType.Integer, "In the table of factors", IsRequired: true),
        ],
        Rows(report.Factors.Select(factor => new object?[]
        {
            Carrier(factor.Carrier), factor.TonnesPerMwh, (long)factor.FromYear, factor.Scope, factor.Source, (long)factor.Version,
        }))) { Key = ["carrier"] };

    private static ExportTable Coverage(MunicipalReport report) => new(
        "coverage", "What the figures stand on", report.TimeZone,
        [
            new("sector", ExportType.Text, "Sector of the Covenant of Mayors' template", IsRequired: true),
            new("assets", ExportType.Integer, "Known to the platform", IsRequired: true),
            new("reporting", ExportType.Integer, "Those of them with energy in the year", IsRequired: true),
            new("kinds", ExportType.Text, "Kinds of assets that were counted to the sector", IsRequired: true),
        ],
        Rows(report.Coverage.Select(one => new object?[] { Sector(one.Sector), (long)one.Assets, (long)one.Reporting, string.Join(", ", one.Kinds) }))) { Key = ["sector"] };

    /// <summary>As the template names it.</summary>
    private static string Sector(ReportSector sector) => sector switch
    {
        ReportSector.Municipal => "Municipal buildings, equipment/facilities",
        ReportSector.PublicLighting => "Public lighting",
        ReportSector.Tertiary => "Tertiary (non municipal) buildings, equipment/facilities",
        _ => "Residential buildings",
    };

    /// <summary>As the template names it.</summary>
    private static string Carrier(string carrier) => carrier switch
    {
        "electricity" => "Electricity",
        "heat" => "Heat/cold",
        "gas" => "Natural gas",
        _ => carrier,
    };

    private static async IAsyncEnumerable<object?[]> Rows(IEnumerable<object?[]> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }
}
