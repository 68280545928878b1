using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>477 and 478 measure one home, 479 another: both of the home count, and none of them twice, wherever sums are made.</summary>
public class TwoMetersOfOneHomeTests : IAsyncLifetime
{
    private const int Hours = 7 * 24;

    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));

    private QuantifiedTenant tenant = null!;

    private int home;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478", "479");
        home = tenant.AssetOf("477");
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = home);
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.QuantifyAndCompute(1, [.. Week("477", 1), .. Week("478", 2), .. Week("479", 4)]);
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public void The_home_uses_what_both_measure_in_the_hours_of_one()
    {
        var day = tenant.Kpi(KpiDefinitions.Energy, "2019-07-03")!;
        Assert.Equal((24 * 3.0, 24, 24), (day.Value, day.ValidIntervals, day.ExpectedIntervals));
        Assert.Equal((Hours * 3.0, Hours, Hours), Week(KpiScope.Asset, home));
        Assert.Equal(3, tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Asset && k.ScopeId == home && k.Resolution == KpiResolution.Week
            && k.DefinitionId == PeriodKpiDefinitions.Peak.Id && k.Medium == KpiMedium.Power).Value);
    }

    [Fact]
    public void Each_meter_keeps_its_own_and_the_tenant_has_all_of_them_once()
    {
        Assert.Equal(Hours * 7.0, Week(KpiScope.Tenant, tenant.Id).Value);
        foreach (var (meter, peak) in new[] { ("477", 1.0), ("478", 2.0) })
        {
            Assert.Equal(peak, tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Meter && k.ScopeId == IdOf(meter) && k.Resolution == KpiResolution.Week
                && k.DefinitionId == PeriodKpiDefinitions.Peak.Id).Value);
        }
    }

    [Fact]
    public void Each_meter_of_the_home_keeps_its_own_cost_and_emissions_and_one_that_is_alone_keeps_none_beside_its_asset()
    {
        foreach (var (meter, energy) in new[] { ("477", 1.0), ("478", 2.0) })
        {
            Assert.Equal(Hours * energy * 0.05, OfMeter(meter, KpiDefinitions.Cost)!.Value, 9);
            Assert.Equal(Hours * energy * 0.175, OfMeter(meter, KpiDefinitions.Co2)!.Value, 9);
        }

        var alone = IdOf("479");
        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), k => k.Scope == KpiScope.Meter && k.ScopeId == alone);

        double? OfMeter(string meter, KpiDefinitionRow kpi) => tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Meter && k.ScopeId == IdOf(meter)
            && k.Resolution == KpiResolution.Week && k.DefinitionId == kpi.Id).Value;
    }

    [Fact]
    public async Task The_same_readings_once_more_change_nothing()
    {
        await tenant.QuantifyAndCompute(2, [.. Week("477", 1), .. Week("478", 2)]);
        await tenant.ComputePeriods();
        Assert.Equal((Hours * 3.0, Hours, Hours), Week(KpiScope.Asset, home));
        Assert.Equal(Hours * 7.0, Week(KpiScope.Tenant, tenant.Id).Value);
    }

    private (double? Value, int Valid, int Expected) Week(KpiScope scope, int id)
    {
        var week = tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == scope && k.ScopeId == id && k.Resolution == KpiResolution.Week
            && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium == KpiMedium.All);
        return (week.Value, week.ValidIntervals, week.ExpectedIntervals);
    }

    private int IdOf(string meter) => tenant.Rows<MeterRow>().Single(m => m.Source == meter).Id;

    private static IEnumerable<ShopHour> Week(string meter, double energy) =>
        Enumerable.Range(0, Hours).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), energy, 0.05, 21, 15));
}
