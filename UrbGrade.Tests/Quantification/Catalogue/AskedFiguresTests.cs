using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>Figures that nobody keeps.</summary>
public class AskedFiguresTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeriodFigures Figures => tenant.Platform.Get<IPeriodFigures>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        await tenant.QuantifyAndCompute(1, [.. Week("477", peakHour: 8), .. Week("478", peakHour: 20)]);
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task All_kpis_of_a_day_are_there_when_somebody_asks()
    {
        await tenant.Platform.Get<IKpiCatalogue>().Write("20", new FormulaDraft("ratio", "Ratio", "peak / base_load", "1"), Cancellation);
        var figures = (await Figures.Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Day, When.Day("2019-07-03"), Cancellation))
            .ToDictionary(figure => (figure.Code, figure.Medium));
        Assert.Equal((34.0, 24, KpiStatus.Ok), (figures[("energy", "power")].Value, figures[("energy", "power")].Valid, figures[("energy", "power")].Status));
        Assert.Equal((11.0, When.Instant("2019-07-03T06:00:00Z")), (figures[("peak", "power")].Value, figures[("peak", "power")].OccurredAt));
        Assert.Equal((3.0, 1), (figures[("hdd_18", null)].Value, figures[("hdd_18", null)].Expected));
        Assert.Equal(11, figures[("ratio", null)].Value);
        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), k => k.Resolution == KpiResolution.Day);
        Assert.Equal(2, (await Figures.All("20", KpiScope.Asset, PeriodLength.Day, When.Day("2019-07-03"), "peak", Cancellation)).Count);
        Assert.Empty(await Figures.All("20", KpiScope.Asset, PeriodLength.Day, When.Day("2019-08-03"), "peak", Cancellation));
    }

    [Theory]
    [InlineData(PeriodLength.Hour)]
    [InlineData(PeriodLength.Day)]
    [InlineData(PeriodLength.Week)]
    [InlineData(PeriodLength.Month)]
    public async Task A_meter_that_is_alone_in_its_place_has_figures_when_somebody_asks_and_keeps_none(PeriodLength length)
    {
        var meter = tenant.Rows<Modules.Core.Store.MeterRow>().Single(row => row.Source == "477").Id;
        var ofMeter = await Of(KpiScope.Meter, meter);
        var ofAsset = await Of(KpiScope.Asset, tenant.AssetOf("477"));

        Assert.Equal(ofAsset[("energy", "power")].Value!.Value, ofMeter[("energy", "power")].Value!.Value, 9);
        Assert.Equal(ofAsset[("cost", null)].Value!.Value, ofMeter[("cost", "power")].Value!.Value, 9);
        Assert.Equal(ofAsset[("co2", null)].Value!.Value, ofMeter[("co2", "power")].Value!.Value, 9);
        Assert.Equal(ofAsset[("energy", "power")].Expected, ofMeter[("energy", "power")].Expected);
        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), row => row.Scope == KpiScope.Meter);

        async Task<Dictionary<(string Code, string? Medium), PeriodFigure>> Of(KpiScope scope, int id) =>
            (await Figures.Of("20", scope, id, length, When.Day("2019-07-03"), Cancellation)).Where(figure => figure.Hour is null or 3).ToDictionary(figure => (figure.Code, figure.Medium));
    }

    [Theory]
    [InlineData(PeriodLength.Week)]
    [InlineData(PeriodLength.Month)]
    [InlineData(PeriodLength.Year)]
    public async Task A_meter_that_is_alone_with_its_energy_and_one_of_several_of_water_shows_both(PeriodLength length)
    {
        var (resolution, start, _) = PeriodFigures.Span(length, When.Day("2019-07-03"));
        var meter = tenant.Rows<Modules.Core.Store.MeterRow>().Single(row => row.Source == "477").Id;
        await tenant.Change(database => database.Add(new PeriodKpiRow
        {
            TenantId = tenant.Id, Resolution = resolution, PeriodStart = start, Scope = KpiScope.Meter, ScopeId = meter, Medium = KpiMedium.Water,
            DefinitionId = PeriodKpiDefinitions.Water.Id, Value = 12, ExpectedIntervals = 168, ValidIntervals = 168, Status = KpiStatus.Ok,
        }));

        var figures = (await Figures.Of("20", KpiScope.Meter, meter, length, When.Day("2019-07-03"), Cancellation)).ToDictionary(figure => (figure.Code, figure.Medium));

        Assert.Equal(12, figures[(PeriodKpiDefinitions.Water.Code, "water")].Value);
        Assert.Equal(238.0, figures[("energy", "power")].Value!.Value, 9);
    }

    [Fact]
    public async Task The_peak_of_a_district_is_that_of_its_assets_together()
    {
        foreach (var meter in new[] { "477", "478" })
        {
            var code = tenant.Rows<Modules.Core.Store.AssetRow>().Single(a => a.Id == tenant.AssetOf(meter)).Code;
            await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, KpiScope.District, "Old town", Cancellation);
        }

        foreach (var (scope, about) in new[] { (KpiScope.District, "Old town"), (KpiScope.Tenant, "District 20") })
        {
            var peak = Assert.Single(await Figures.All("20", scope, PeriodLength.Week, When.Day("2019-07-03"), "peak", Cancellation));
            Assert.Equal((about, "power", 12.0, 168, KpiStatus.Ok), (peak.About, peak.Medium, peak.Value, peak.Valid, peak.Status));
            Assert.Equal(When.Instant("2019-07-01T06:00:00Z"), peak.OccurredAt);
        }
    }

    [Theory]
    [InlineData(PeriodLength.Week)]
    [InlineData(PeriodLength.Month)]
    [InlineData(PeriodLength.Year)]
    public async Task All_kpis_of_a_tenant_have_those_of_load_for_exports_and_not_for_pages(PeriodLength length)
    {
        var day = When.Day("2019-07-03");
        var all = await Figures.All("20", KpiScope.Tenant, length, day, null, Cancellation);
        Assert.Equal(12, Assert.Single(all, one => one.Code == "peak").Value);
        Assert.Equal(476, Assert.Single(all, one => one is { Code: "energy", Medium: "power" }).Value);
        Assert.Equal(all, await Figures.Complete("20", KpiScope.Tenant, 0, length, day, null, Cancellation));
        Assert.Equal("peak", Assert.Single(await Figures.Complete("20", KpiScope.Tenant, 0, length, day, "peak", Cancellation)).Code);
        Assert.DoesNotContain(await Figures.Of("20", KpiScope.Tenant, 0, length, day, Cancellation), one => one.Code == "peak");
    }

    [Fact]
    public async Task A_street_a_district_and_the_tenant_have_the_figures_of_a_civil_day()
    {
        foreach (var (meter, scope, name) in new[] { ("477", KpiScope.District, "Old town"), ("478", KpiScope.District, "Old town"), ("478", KpiScope.Street, "Main street") })
        {
            var code = tenant.Rows<Modules.Core.Store.AssetRow>().Single(a => a.Id == tenant.AssetOf(meter)).Code;
            await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, scope, name, Cancellation);
        }

        var day = When.Day("2019-07-03");
        Assert.Equal((34.0, 1.7, 24.0, 11.0, 3.0), await Of(KpiScope.Street));
        Assert.Equal((68.0, 3.4, 48.0, 12.0, 3.0), await Of(KpiScope.District));
        Assert.Equal(await Of(KpiScope.District), await Of(KpiScope.Tenant));
        var energy = await Figures.All("20", KpiScope.District, PeriodLength.Day, day, "energy", Cancellation);
        Assert.Equal([((string?)null, 68.0, 48, KpiStatus.Ok), ("power", 68.0, 48, KpiStatus.Ok)], energy.Select(one => (one.Medium, one.Value!.Value, one.Expected, one.Status)));

        async Task<(double, double, double, double, double)> Of(KpiScope scope)
        {
            var figures = await Figures.All("20", scope, PeriodLength.Day, day, null, Cancellation);
            double Value(string code, string? medium = null) => Math.Round(figures.Single(one => one.Code == code && one.Medium == medium).Value!.Value, 9);
            return (Value("energy"), Value("cost"), Value("cost_hours"), Value("peak", "power"), Value("hdd_18"));
        }
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task The_first_and_the_last_day_of_the_calendar_made_figures_fail(string text)
    {
        var day = When.Day(text);
        foreach (var length in Enum.GetValues<PeriodLength>())
        {
            Assert.Empty(await Figures.Of("20", KpiScope.Asset, tenant.AssetOf("477"), length, day, Cancellation));
            Assert.Empty(await Figures.Complete("20", KpiScope.Tenant, 0, length, day, null, Cancellation));
            Assert.Empty(await Figures.All("20", KpiScope.Meter, length, day, "peak", Cancellation));
            Assert.Empty(await Figures.Corrections(KpiScope.Tenant, 0, length, day, Cancellation));
        }
    }

    [Fact]
    public async Task Another_tenants_days_are_not_told()
    {
        var other = await QuantifiedTenant.Create(tenant.Platform, "30");
        tenant.Platform.Session.BecomeTenantAdministrator(other.Id);
        Assert.Empty(await Figures.Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Day, When.Day("2019-07-03"), Cancellation));
        Assert.Empty(await Figures.Of("30", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Day, When.Day("2019-07-03"), Cancellation));
        Assert.Empty(await Figures.All("20", KpiScope.Tenant, PeriodLength.Month, When.Day("2019-07-03"), "peak", Cancellation));
    }

    [Fact]
    public void An_hour_counts_when_nine_in_ten_assets_have_it()
    {
        var load = new CommonLoad(2);
        for (var asset = 0; asset < 10; asset++)
        {
            load.Add([asset == 0 ? default : new HourValue(1, HourState.Measured), asset < 2 ? default : new HourValue(1, HourState.Measured)]);
        }

        Assert.Equal([new HourValue(9, HourState.Measured), new HourValue(8, HourState.Partial)], load.Hours());
    }

    /// <summary>A week in Madrid with 1 kWh in each hour and 11 in one of each day.</summary>
    private static IEnumerable<ShopHour> Week(string meter, int peakHour)
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        return Enumerable.Range(0, 7 * 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), hour % 24 == peakHour ? 11 : 1, 0.05, 21, 15));
    }
}
