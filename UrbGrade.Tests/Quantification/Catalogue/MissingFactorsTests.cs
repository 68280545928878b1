using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A day of July 2019 of an asset in Spain with a meter of power, 477, and one of district heat, 478, and of another asset with power alone, 479.</summary>
public class MissingFactorsTests : IAsyncLifetime
{
    private static readonly string[] Meters = ["477", "478", "479"];

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeriodFigures Figures => tenant.Platform.Get<IPeriodFigures>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register(Meters);
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-08"));
        await tenant.Quantify(1, Meters.SelectMany(meter => Enumerable.Range(0, 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1))));
        var heat = tenant.Rows<MeterRow>().Single(meter => meter.Source == "478").Id;
        await tenant.Change(context => context.Set<SeriesRow>().Where(series => series.Quantity == "energy" && series.MeterId == heat).ToList()
            .ForEach(series => series.Medium = "heat"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.ComputeKpis();
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task An_asset_without_emissions_tells_the_carrier_that_has_no_factor()
    {
        var asset = tenant.AssetOf("477");
        var figures = await Figures.Of(null, KpiScope.Asset, asset, PeriodLength.Day, When.Day("2019-07-08"), Cancellation);
        Assert.Contains(figures, figure => figure is { Code: "energy", Medium: null, Value: 48.0 });
        Assert.DoesNotContain(figures, figure => figure is { Code: "co2", Medium: null, Value: not null });

        Assert.Equal(["heat"], await Figures.WithoutFactor(KpiScope.Asset, asset, Cancellation));
        Assert.Equal(["heat"], await Figures.WithoutFactor(KpiScope.Tenant, 0, Cancellation));
        Assert.Empty(await Figures.WithoutFactor(KpiScope.Asset, tenant.AssetOf("479"), Cancellation));
        Assert.Empty(await Figures.WithoutFactor(KpiScope.Meter, tenant.Rows<MeterRow>().Single(meter => meter.Source == "477").Id, Cancellation));
    }

    [Fact]
    public async Task A_carrier_whose_factor_was_added_is_wanting_no_more()
    {
        await tenant.Platform.Get<IPriceLists>().Add(new EmissionFactorEntry("ES", "heat", 2019, "delivered", "contract", 0.1, "utility"), Cancellation);

        Assert.Empty(await Figures.WithoutFactor(KpiScope.Asset, tenant.AssetOf("477"), Cancellation));
    }

    [Fact]
    public async Task Nobody_hears_of_the_carriers_of_a_tenant_that_is_not_chosen()
    {
        tenant.Platform.Session.CurrentTenantId = null;

        Assert.Empty(await Figures.WithoutFactor(KpiScope.Asset, tenant.AssetOf("477"), Cancellation));
    }
}
