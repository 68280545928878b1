using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Reports;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Reports;

public class MunicipalReportTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        var days = Enumerable.Range(0, 31).SelectMany(day => DashboardWorld.WholeDay(When.Day("2019-07-01").AddDays(day)));
        await world.Barcelona.QuantifyAndCompute(1, days);
        await world.Barcelona.ComputePeriods();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_year_is_told_by_sector_and_carrier_with_factor_and_coverage()
    {
        var reports = world.Get<IMunicipalReports>();
        Assert.Equal([2019], await reports.Years(Cancellation));
        var report = (await reports.Read(2019, Cancellation))!;

        var row = Assert.Single(report.Rows);
        Assert.Equal((ReportSector.Tertiary, "electricity", 1), (row.Sector, row.Carrier, row.Assets));
        Assert.Equal(31 * 24 * 2.5 / 1000, row.EnergyMwh!.Value, 9);
        Assert.Equal(31.0 / 365, row.Coverage, 3);
        Assert.False(row.IsSufficient);
        Assert.Null(row.BeforeMwh);
        var factor = report.Factors.Single(one => one.Carrier == "electricity");
        var own = (await world.Get<IPriceLists>().FactorOf("ES", "power", 2019, Cancellation))!;
        Assert.Equal(own.KilogramPerKwh, factor.TonnesPerMwh, 9);
        Assert.NotEmpty(factor.Source);
        Assert.Equal(row.EnergyMwh.Value * factor.TonnesPerMwh, row.Co2Tonnes!.Value, 9);
        Assert.Equal(row.EnergyMwh, report.EnergyMwh);
        var coverage = Assert.Single(report.Coverage);
        Assert.Equal(1, coverage.Reporting);
    }

    [Fact]
    public async Task Nodes_of_lamps_counted_as_places_that_do_not_report()
    {
        await world.Barcelona.Register("cabinet", "node-1", "node-2");
        await world.Barcelona.Change(database =>
        {
            foreach (var (source, kind) in new[] { ("cabinet", "lighting cabinet"), ("node-1", "lighting node"), ("node-2", "lighting node") })
            {
                var meter = database.Set<MeterRow>().Single(one => one.Source == source);
                database.Set<AssetRow>().Single(asset => asset.Id == meter.AssetId).Kind = kind;
            }
        });
        var report = (await world.Get<IMunicipalReports>().Read(2019, Cancellation))!;

        var lighting = report.Coverage.Single(one => one.Sector == ReportSector.PublicLighting);
        Assert.Equal((1, 0), (lighting.Assets, lighting.Reporting));
        Assert.Equal(["lighting cabinet"], lighting.Kinds);
    }

    [Fact]
    public async Task Homes_that_are_too_few_are_withheld_and_stand_in_no_total()
    {
        await world.Barcelona.Change(database => database.Set<AssetRow>().Single(asset => asset.Id == world.Shop).Kind = "house");
        var report = (await world.Get<IMunicipalReports>().Read(2019, Cancellation))!;

        var row = Assert.Single(report.Rows);
        Assert.Equal((ReportSector.Residential, true), (row.Sector, row.IsWithheld));
        Assert.Null(row.EnergyMwh);
        Assert.Null(row.Co2Tonnes);
        Assert.Null(report.EnergyMwh);
    }

    [Fact]
    public async Task Nobody_reads_a_report_without_a_tenant()
    {
        world.Platform.Session.BecomeNobody();
        Assert.Empty(await world.Get<IMunicipalReports>().Years(Cancellation));
        Assert.Null(await world.Get<IMunicipalReports>().Read(2019, Cancellation));
    }

    [Theory]
    [InlineData("lighting cabinet", ReportSector.PublicLighting)]
    [InlineData("House", ReportSector.Residential)]
    [InlineData("school", ReportSector.Municipal)]
    [InlineData("bakery", ReportSector.Tertiary)]
    [InlineData("museum", ReportSector.Municipal)]
    public void Kinds_of_assets_belong_to_sectors(string kind, ReportSector sector) => Assert.Equal(
        sector, Sectors.Of(kind, new Dictionary<string, ReportSector> { ["museum"] = ReportSector.Municipal }));
}
