using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>Figures of single hours of a place with one meter and of one with two.</summary>
public class HourFiguresTests : IAsyncLifetime
{
    private static readonly DateOnly Back = When.Day("2019-10-27");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeriodFigures Figures => tenant.Platform.Get<IPeriodFigures>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478", "479");
        await tenant.Change(context => context.Set<MeterRow>().Single(meter => meter.Source == "479").AssetId = tenant.AssetOf("478"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Theory]
    [InlineData("2019-10-26", 24)]
    [InlineData("2019-10-27", 25)]
    [InlineData("2019-03-31", 23)]
    public async Task An_asset_has_as_many_hours_as_its_civil_day(string day, int hours)
    {
        await Measure(When.Day(day), hour => hour + 1);
        var energy = await Energy(KpiScope.Asset, tenant.AssetOf("477"), When.Day(day));

        Assert.Equal(Enumerable.Range(0, hours).Select(hour => ((int?)hour, (double?)(hour + 1))), energy.Select(figure => (figure.Hour, figure.Value)));
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day(day));
        Assert.Equal(Enumerable.Range(0, hours).Select(hour => (DateTimeOffset?)start.AddHours(hour)), energy.Select(figure => figure.HourStart));
        Assert.All(energy, figure => Assert.Equal((1, 1, 0, KpiStatus.Ok, PeriodLength.Hour, When.Day(day)), (figure.Expected, figure.Valid, figure.Estimated, figure.Status, figure.Length, figure.Start)));
    }

    [Fact]
    public async Task A_meter_a_street_a_district_and_the_tenant_have_hours_too()
    {
        foreach (var (meter, place, kind) in new[] { ("477", "Old town", KpiScope.District), ("478", "Old town", KpiScope.District), ("478", "Main street", KpiScope.Street) })
        {
            var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf(meter)).Code;
            await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, kind, place, Cancellation);
        }

        await Measure(Back, hour => hour + 1);
        var meters = tenant.Rows<MeterRow>().ToDictionary(meter => meter.Source, meter => meter.Id);
        var places = tenant.Rows<PlaceRow>().ToDictionary(place => place.Kind, place => place.Id);

        Assert.Equal(Each(100), await Values(KpiScope.Meter, meters["479"], "power"));
        Assert.Equal(Each(110), await Values(KpiScope.Street, places[KpiScope.Street]));
        Assert.Equal(Each(111, 1), await Values(KpiScope.District, places[KpiScope.District]));
        Assert.Equal(Each(111, 1), await Values(KpiScope.Tenant, 0));
        var cost = await Figures.All("20", KpiScope.District, PeriodLength.Hour, Back, "cost", Cancellation);
        Assert.Equal(0.05 * 113, cost[2].Value!.Value, 9);
        var priced = await Figures.All("20", KpiScope.District, PeriodLength.Hour, Back, "cost_hours", Cancellation);
        Assert.Equal(2, priced[2].Value);
        Assert.Equal(("Old town", 2, 2), (cost[2].About, cost[2].Expected, cost[2].Valid));

        static IEnumerable<double?> Each(double first, double step = 0) => Enumerable.Range(0, 25).Select(hour => (double?)(first + (hour * step)));

        async Task<IEnumerable<double?>> Values(KpiScope scope, int id, string? medium = null) => (await Energy(scope, id, Back, medium)).Select(figure => figure.Value);
    }

    /// <summary>Over the days on which clocks are put back and a second meter of an asset begins.</summary>
    [Theory]
    [InlineData(KpiScope.Asset)]
    [InlineData(KpiScope.Meter)]
    [InlineData(KpiScope.Tenant)]
    public async Task Hours_of_many_days_are_those_of_each_of_them(KpiScope scope)
    {
        var (from, to) = (Back.AddDays(-20), Back.AddDays(20));
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var (number, begun) = (day.DayNumber, day >= Back.AddDays(-3));
            await tenant.Quantify(1 + number, [
                .. Hours("477", day, hour => number + hour), .. Hours("478", day, hour => hour % 7 == 3 ? null : 10), .. Hours("479", day, hour => begun ? number : null)]);
        }

        await tenant.ComputeKpis();
        var each = new List<PeriodFigure>();
        for (var day = from; day < to; day = day.AddDays(1))
        {
            each.AddRange(await Figures.All(null, scope, PeriodLength.Hour, day, null, Cancellation));
        }

        var all = await Figures.Hours(scope, from, to, Cancellation).ToListAsync(Cancellation);

        Assert.True(all.Count > 40 * 24);
        Assert.Equal(each, all);
    }

    [Fact]
    public async Task An_hour_that_an_asset_does_not_say_lowers_the_coverage_of_its_district()
    {
        await tenant.Quantify(1, [.. Hours("477", Back, hour => hour == 5 ? null : 1), .. Hours("478", Back, _ => 2), .. Hours("479", Back, _ => 3)]);
        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        var hours = await Energy(KpiScope.Tenant, 0, Back);

        Assert.Equal((6.0, 2, 2, KpiStatus.Ok), (hours[4].Value, hours[4].Expected, hours[4].Valid, hours[4].Status));
        Assert.Equal((5.0, 2, 1, KpiStatus.Insufficient), (hours[5].Value, hours[5].Expected, hours[5].Valid, hours[5].Status));
    }

    [Fact]
    public async Task What_compares_hours_or_counts_days_is_no_figure_of_an_hour_and_a_formula_is()
    {
        await tenant.Platform.Get<IKpiCatalogue>().Write("20", new FormulaDraft("tenfold", "Tenfold", "energy * 10", "kW.h"), Cancellation);
        await Measure(Back, _ => 1);
        var figures = await Figures.Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Hour, Back, Cancellation);

        Assert.Superset(new HashSet<string> { "energy", "cost", "co2", "temperature_in", "temperature_out", "completeness", "tenfold" }, figures.Select(figure => figure.Code).ToHashSet());
        Assert.DoesNotContain(figures, figure => figure.Code is "peak" or "load_factor" or "base_load" or "hdd_18" or "comfort_2" or "cost_tariff");
        Assert.Equal(10, figures.Single(figure => figure is { Code: "tenfold", Hour: 24 }).Value);
    }

    [Fact]
    public async Task Another_tenants_hours_are_not_told()
    {
        await Measure(Back, _ => 1);
        var other = await QuantifiedTenant.Create(tenant.Platform, "30");
        tenant.Platform.Session.BecomeTenantAdministrator(other.Id);

        Assert.Empty(await Figures.Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Hour, Back, Cancellation));
        Assert.Empty(await Figures.Of("30", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Hour, Back, Cancellation));
        Assert.Empty(await Figures.All("30", KpiScope.Tenant, PeriodLength.Hour, Back, null, Cancellation));
        Assert.Empty(await Figures.Hours(KpiScope.Asset, Back, Back.AddDays(1), Cancellation).ToListAsync(Cancellation));
    }

    private async Task<List<PeriodFigure>> Energy(KpiScope scope, int id, DateOnly day, string? medium = null) =>
        [.. (await Figures.Of("20", scope, id, PeriodLength.Hour, day, Cancellation)).Where(figure => figure.Code == "energy" && figure.Medium == medium)];

    /// <summary>A day of all meters: one by its hours, two with 10 and 100 kWh in each.</summary>
    private Task Measure(DateOnly day, Func<int, double?> first) =>
        tenant.QuantifyAndCompute(1, [.. Hours("477", day, first), .. Hours("478", day, _ => 10), .. Hours("479", day, _ => 100)]);

    private static IEnumerable<ShopHour> Hours(string meter, DateOnly day, Func<int, double?> energy)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        return Enumerable.Range(0, calendar.HoursOf(day)).Where(hour => energy(hour) is not null)
            .Select(hour => ShopHour.Of(meter, calendar.InstantOf(day).AddHours(hour), energy(hour), 0.05, 21, 15));
    }
}
