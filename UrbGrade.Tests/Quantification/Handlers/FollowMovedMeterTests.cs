using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class FollowMovedMeterTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;
    private int first;
    private int second;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        (first, second) = (tenant.AssetOf("477"), tenant.AssetOf("478"));
        await tenant.QuantifyAndCompute(
            1, Enumerable.Range(0, 744).SelectMany(hour => new[] { Hour("477", hour, 2), Hour("478", hour, 3) }));
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task What_it_measured_counts_for_the_asset_that_it_went_to_and_no_longer_for_the_one_that_it_left()
    {
        Assert.Equal((1488.0, 2232.0, 3720.0), Month());
        await Move("478", first);

        Assert.Equal((3720.0, null, 3720.0), Month());
        Assert.Equal(48 + 72, Day(first));
        Assert.Null(Day(second));
        Assert.Equal([1488.0, 2232.0], OfMeters());
        Assert.Empty(tenant.Rows<StaleMonthRow>());
    }

    [Fact]
    public async Task And_back_again_leaves_everything_as_it_was()
    {
        await Move("478", first);
        await Move("478", second);

        Assert.Equal((1488.0, 2232.0, 3720.0), Month());
        Assert.Equal((48.0, 72.0), (Day(first), Day(second)));
        // An asset's only meter has no figures beside those of the asset.
        Assert.Empty(OfMeters());
    }

    private static ShopHour Hour(string meter, int hour, double energy) => ShopHour.Of(meter, When.Instant("2019-06-30T22:00:00Z").AddHours(hour), energy);

    private async Task Move(string source, int to)
    {
        var meter = tenant.Rows<MeterRow>().Single(m => m.Source == source);
        await tenant.Change(database => database.Set<MeterRow>().Single(m => m.Id == meter.Id).AssetId = to);
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var work = new TestWork(7, tenant.Id, TestContext.Current.CancellationToken);
        await new FollowMovedMeter(tenant.Platform.Get<StaleMarks>(), work).Handle(new MeterMoved(tenant.Id, meter.Id, meter.AssetId));
        await work.Close(tenant.Platform.Queue);
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private double? Day(int asset) => tenant.Rows<KpiRow>().SingleOrDefault(k => k.AssetId == asset && k.DefinitionId == KpiDefinitions.Energy.Id
        && k.Resolution == KpiResolution.Day && k.PeriodStart == When.Day("2019-07-10"))?.Value;

    private (double? First, double? Second, double? Tenant) Month()
    {
        return (Of(KpiScope.Asset, first), Of(KpiScope.Asset, second), Of(KpiScope.Tenant, tenant.Id));

        double? Of(KpiScope scope, int id) => tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == scope && k.ScopeId == id && k.Medium == KpiMedium.All
            && k.DefinitionId == KpiDefinitions.Energy.Id && k.Resolution == KpiResolution.Month && k.PeriodStart == When.Day("2019-07-01")).Value;
    }

    private List<double> OfMeters() =>
    [
        .. tenant.Rows<PeriodKpiRow>().Where(k => k.Scope == KpiScope.Meter && k.DefinitionId == KpiDefinitions.Energy.Id && k.Resolution == KpiResolution.Month)
            .Select(k => k.Value).OfType<double>().Order(),
    ];
}
