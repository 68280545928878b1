using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Web.Exports;

namespace UrbGrade.Tests.Web.Exports;

/// <summary>The rows of a plan for energy and climate as another program reads them.</summary>
public sealed class ReportTablesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_has_sector_carrier_and_what_it_stands_on_and_nothing_that_is_withheld()
    {
        ReportRow[] rows =
        [
            new(ReportSector.PublicLighting, "electricity", 12.5, 13, 3.4, 2, 0.95, 0.01, IsSufficient: true, IsWithheld: false),
            new(ReportSector.Tertiary, "gas", 7, null, null, 1, 0.5, 0, IsSufficient: false, IsWithheld: false),
            new(ReportSector.Residential, "heat", null, null, null, 3, 1, 0, IsSufficient: true, IsWithheld: true),
        ];
        var report = new MunicipalReport(2025, "District 20", "Europe/Madrid", "simulated", IsOver: true, rows, [], [], 5);
        using var output = new MemoryStream();
        await CsvTables.Write(ReportTables.Energy(report), output, Cancellation);
        var read = await ForeignReader.Csv(output.ToArray());

        // Sectors and carriers are those of the template, into which the rows are copied.
        Assert.Equal(4, read.Count);
        Assert.Equal(["2025", "Public lighting", "Electricity", "12.5", "13", "3.4", "2", "0.95", "0.01", "ok", "simulated"], read[1]);
        Assert.Equal(
            ["2025", "Tertiary (non municipal) buildings, equipment/facilities", "Natural gas", "7", "", "", "1", "0.5", "0", "insufficient", "simulated"],
            read[2]);
        Assert.Equal(["2025", "Residential buildings", "Heat/cold", "", "", "", "3", "1", "0", "withheld", "simulated"], read[3]);
    }
}
