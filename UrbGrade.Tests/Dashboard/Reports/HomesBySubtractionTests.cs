using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Reports;

/// <summary>A town with the shop 477 and homes: one of them from January 2025 on, all from February on. Who holds two
/// reports against each other learns of no home.</summary>
public class HomesBySubtractionTests : IAsyncLifetime
{
    private static readonly string[] Homes = ["h1", "h2", "h3", "h4", "h5"];

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        await world.Barcelona.Register(Homes);
        await world.Barcelona.Change(context =>
        {
            foreach (var home in context.Set<AssetRow>().Where(asset => Homes.Contains(asset.Code)))
            {
                home.Kind = "house";
            }
        });
        await world.Barcelona.Quantify(1, [.. Month(1, "477", 10), .. Month(2, "477", 10), .. Month(1, "h1", 1), .. Homes.SelectMany((home, i) => Month(2, home, i + 2))]);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_year_less_its_months_is_no_single_home()
    {
        await Compute();
        var (year, january, february) = (await Energy(ReportTemplate.Yearly, "2025-01-01"), await Energy(ReportTemplate.Monthly, "2025-01-01"), await Energy(ReportTemplate.Monthly, "2025-02-01"));

        Assert.Equal(31 * 24 * 10.0, january, 6);
        Assert.Equal(28 * 24 * (10.0 + 2 + 3 + 4 + 5 + 6), february, 6);
        Assert.Equal(january + february, year, 6);
        var report = await Read(ReportTemplate.Yearly, "2025-01-01");
        Assert.Equal(january, report.Months[0].EnergyKwh!.Value, 6);
        Assert.Equal((0, 5), (report.LeftOutHomes, report.HomesInMonths));

        // Rows of the year hold all months: they would tell January's home.
        Assert.All(report.Secap!.Rows.Where(row => row.Sector == ReportSector.Residential), row => Assert.True(row.IsWithheld));
    }

    [Fact]
    public async Task The_year_before_tells_no_home_that_its_own_report_leaves_out()
    {
        await world.Barcelona.Quantify(2, [.. Month(1, "477", 10, 2026), .. Homes.SelectMany(home => Month(1, home, 2, 2026))]);
        await Compute();
        var report = await Read(ReportTemplate.Monthly, "2026-01-01");

        Assert.Equal(31 * 24 * (10 + (5 * 2.0)), report.Figures[0].ThisYear.Value!.Value, 6);
        Assert.Equal(await Energy(ReportTemplate.Monthly, "2025-01-01"), report.Figures[0].LastYear!.Value!.Value, 6);
        Assert.Equal(KpiStatus.Insufficient, report.Figures[0].LastYear!.Status);
    }

    [Fact]
    public async Task Energy_and_CO2_together_do_not_tell_the_gas_of_one_home()
    {
        var gas = world.Barcelona.Rows<MeterRow>().Single(meter => meter.Source == "h5").Id;
        await world.Barcelona.Change(context => context.Set<SeriesRow>().Single(series => series.MeterId == gas && series.Quantity == "energy").Medium = "gas");
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);
        await Compute();
        var report = await Read(ReportTemplate.Monthly, "2025-02-01");

        var shop = world.Barcelona.Rows<KpiRow>().Single(k => k.AssetId == world.Shop && k.DefinitionId == KpiDefinitions.Co2.Id && k.Resolution == KpiResolution.Month && k.PeriodStart == When.Day("2025-02-01"));
        Assert.Equal(shop.Value!.Value, report.Figures.Single(figure => figure.ThisYear.Quantity == Quantity.Co2Kg).ThisYear.Value!.Value, 9);
        Assert.Equal(28 * 24 * (10.0 + 2 + 3 + 4 + 5 + 6), report.Figures[0].ThisYear.Value!.Value, 6);
    }

    private async Task Compute()
    {
        await world.Barcelona.ComputeKpis();
        await world.Barcelona.ComputePeriods();
    }

    private async Task<PeriodReport> Read(ReportTemplate template, string start) => (await world.Get<IPeriodReports>().Read(template, When.Day(start), Cancellation))!;

    private async Task<double> Energy(ReportTemplate template, string start) => (await Read(template, start)).Figures[0].ThisYear.Value!.Value;

    private static IEnumerable<ShopHour> Month(int month, string meter, double energy, int year = 2025) =>
        Enumerable.Range(0, DateTime.DaysInMonth(year, month)).SelectMany(day => DashboardWorld.Day(new DateOnly(year, month, 1).AddDays(day), meter: meter, energy: energy));
}
