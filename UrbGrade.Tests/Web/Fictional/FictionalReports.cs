using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A year with one well covered sector, one that is thin, and homes that are too few; of a young district also 2020.</summary>
internal sealed class FictionalReports(FictionalDistrict district) : IMunicipalReports
{
    public Task<IReadOnlyList<int>> Years(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<int>>(district.IsYoung ? [2020, 2019, 2018] : [2019, 2018]);

    public Task<MunicipalReport?> Read(int year, CancellationToken cancellation) => Task.FromResult<MunicipalReport?>(new MunicipalReport(
        year, "Sant Fictici", "Europe/Madrid", "simulated", IsOver: true,
        [
            new(ReportSector.PublicLighting, "electricity", 43.27, 61.4, 7.57, 35, 0.998, 0.01, IsSufficient: true, IsWithheld: false),
            new(ReportSector.Tertiary, "electricity", 1180.2, null, 206.5, 8, 0.61, 0.05, IsSufficient: false, IsWithheld: false),
            new(ReportSector.Tertiary, "gas", 12.4, null, null, 2, 0.95, 0, IsSufficient: true, IsWithheld: false),
            new(ReportSector.Residential, "heat", null, null, null, 3, 0.99, 0, IsSufficient: true, IsWithheld: true),
        ],
        [
            new(ReportSector.PublicLighting, 35, 35, ["lighting cabinet"]), new(ReportSector.Tertiary, 11, 8, ["bakery", "bookshop"]),
            new(ReportSector.Residential, 12, 3, ["house"]),
        ],
        [new("electricity", 0.175, 2019, "direct", "grid average", "Electricity Maps, config of ES", 1)], 5));
}
