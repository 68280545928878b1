using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A week of July 2019 of an asset with a meter of power, 477, and one of gas, 478, and of another asset with gas alone, 479.</summary>
public class CarrierFiguresTests : IAsyncLifetime
{
    private const string Week = "2019-07-08";
    private const int Hours = 168;
    private const double OfPower = 0.175;
    private const double OfGas = 0.252;

    private static readonly string[] Meters = ["477", "478", "479"];

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register(Meters);
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-08"));
        await tenant.Quantify(1, Meters.SelectMany(meter => Enumerable.Range(0, Hours).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1))));
        var gas = tenant.Rows<MeterRow>().Where(meter => meter.Source != "477").Select(meter => meter.Id).ToHashSet();
        await tenant.Change(context =>
        {
            foreach (var series in context.Set<SeriesRow>().Where(series => series.Quantity == "energy").ToList().Where(series => gas.Contains(series.MeterId)))
            {
                series.Medium = "gas";
            }
        });
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public void An_asset_with_two_carriers_keeps_the_emissions_of_each_and_one_with_a_single_carrier_keeps_them_once()
    {
        Assert.Equal(Hours * (OfPower + OfGas), Co2("477", KpiMedium.All)!.Value, 9);
        Assert.Equal(Hours * OfPower, Co2("477", KpiMedium.Power)!.Value, 9);
        Assert.Equal(Hours * OfGas, Co2("477", KpiMedium.Gas)!.Value, 9);
        Assert.Equal(Hours * OfGas, Co2("479", KpiMedium.All)!.Value, 9);
        Assert.Null(Co2("479", KpiMedium.Gas));
    }

    [Theory]
    [InlineData(null, Hours * (OfPower + (2 * OfGas)))]
    [InlineData("power", Hours * OfPower)]
    [InlineData("gas", Hours * 2 * OfGas)]
    public async Task A_tenant_has_the_emissions_of_each_carrier_with_those_of_assets_that_have_no_other_one(string? carrier, double emissions)
    {
        var figures = tenant.Platform.Get<IPeriodFigures>();
        foreach (var length in new[] { PeriodLength.Week, PeriodLength.Day })
        {
            var all = await figures.All("20", KpiScope.Tenant, length, When.Day(Week), "co2", TestContext.Current.CancellationToken);
            var figure = Assert.Single(all, one => one.Medium == carrier);
            Assert.Equal(length == PeriodLength.Week ? emissions : emissions / 7, figure.Value!.Value, 9);
            Assert.Equal((KpiStatus.Ok, figure.Expected), (figure.Status, figure.Valid));
        }
    }

    private double? Co2(string meter, KpiMedium medium) => tenant.PeriodKpi(KpiDefinitions.Co2, KpiResolution.Week, Week, medium, meter)?.Value;
}
