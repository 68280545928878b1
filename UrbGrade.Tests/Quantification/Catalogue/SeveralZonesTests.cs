using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A shop in Madrid and one of the same chain on Tenerife, an hour behind, which draws most at noon in Greenwich.</summary>
public class SeveralZonesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = When.Day("2019-07-02");
    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(Day);

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPeriodFigures Figures => tenant.Platform.Get<IPeriodFigures>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        await Move("478", "Atlantic/Canary");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task The_hours_of_a_tenant_hold_what_shops_of_another_zone_use_at_the_same_time()
    {
        await Measure();

        var hours = await Hours();

        Assert.Equal(Enumerable.Range(0, 24).Select(hour => (hour, hour == 14 ? 6.0 : 2.0)), hours.Select(hour => (hour.Hour!.Value, hour.Value!.Value)));
        Assert.Equal(Enumerable.Range(0, 24).Select(hour => Start.AddHours(hour)), hours.Select(hour => hour.HourStart!.Value));
        Assert.All(hours, hour => Assert.Equal((2, 2, KpiStatus.Ok), (hour.Expected, hour.Valid, hour.Status)));
        Assert.All(hours, hour => Assert.Equal(Day, hour.Start));
    }

    [Fact]
    public async Task The_peak_of_a_tenant_is_that_of_shops_in_all_zones_together()
    {
        await Measure();

        var peak = (await Figures.Of("20", KpiScope.Tenant, 0, PeriodLength.Day, Day, Cancellation)).Single(figure => figure.Code == "peak");

        Assert.Equal((6.0, 24, 24, KpiStatus.Ok), (peak.Value!.Value, peak.Expected, peak.Valid, peak.Status));
    }

    [Fact]
    public async Task A_shop_whose_hours_begin_between_those_of_the_others_is_missing_and_said_to_be()
    {
        await Move("478", "Asia/Kolkata");
        await Measure();

        var hours = await Hours();

        Assert.Equal(24, hours.Count);
        Assert.All(hours, hour => Assert.Equal((1.0, 2, 1, KpiStatus.Insufficient), (hour.Value!.Value, hour.Expected, hour.Valid, hour.Status)));
    }

    private async Task<List<PeriodFigure>> Hours() =>
        [.. (await Figures.Of("20", KpiScope.Tenant, 0, PeriodLength.Hour, Day, Cancellation)).Where(figure => figure is { Code: "energy", Medium: null })];

    private async Task Move(string meter, string zone)
    {
        var asset = tenant.AssetOf(meter);
        await tenant.Change(context =>
        {
            var site = new SiteRow { TenantId = tenant.Id, Code = zone, Name = zone, TimeZone = zone };
            context.Add(site);
            context.SaveChanges();
            context.Set<AssetRow>().Single(row => row.Id == asset).SiteId = site.Id;
        });
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    private async Task Measure()
    {
        await tenant.Quantify(1, [.. Hours("477", _ => 1), .. Hours("478", hour => hour == 14 ? 5 : 1)]);
        await tenant.ComputeKpis();
    }

    /// <summary>A day before and one after, too.</summary>
    private static IEnumerable<ShopHour> Hours(string meter, Func<int, double> energy) =>
        Enumerable.Range(-24, 72).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), energy(hour)));
}
