using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>Two weeks of July 2019. The meter 477 was taken away at 10 o'clock of the second Monday; 478 is another one of its asset.</summary>
public class SuccessorTests : IAsyncLifetime
{
    private const int HoursOfOld = (7 * 24) + 10;

    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478", "479");
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_new_meter_goes_on_where_the_old_one_ended_and_no_hour_is_missing()
    {
        await tenant.QuantifyAndCompute(1, [.. Hours("477", 0, HoursOfOld), .. Hours("478", HoursOfOld, 14 * 24)]);
        await End("477");

        var day = tenant.Kpi(KpiDefinitions.Energy, "2019-07-08")!;
        Assert.Equal((24, 24, 24.0, KpiStatus.Ok), (day.ExpectedIntervals, day.ValidIntervals, day.Value, day.Status));
        foreach (var medium in new[] { KpiMedium.All, KpiMedium.Power })
        {
            var week = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-08", medium)!;
            Assert.Equal((168, 168, 168.0), (week.ExpectedIntervals, week.ValidIntervals, week.Value));
        }

        Assert.Equal(100, tenant.PeriodKpi(PeriodKpiDefinitions.Completeness, KpiResolution.Week, "2019-07-08")!.Value);
    }

    [Fact]
    public async Task A_period_ends_with_the_last_meter()
    {
        await tenant.QuantifyAndCompute(1, Hours("477", 0, HoursOfOld));
        await End("477");

        var month = tenant.Kpi(KpiDefinitions.Energy, "2019-07-01", KpiResolution.Month)!;
        Assert.Equal((HoursOfOld, HoursOfOld, KpiStatus.Ok), (month.ExpectedIntervals, month.ValidIntervals, month.Status));
        foreach (var (scope, id) in new[] { (KpiScope.Asset, tenant.AssetOf("477")), (KpiScope.Tenant, tenant.Id) })
        {
            var row = tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == scope && k.ScopeId == id && k.Resolution == KpiResolution.Month && k.DefinitionId == KpiDefinitions.Energy.Id
                && k.Medium == KpiMedium.All && k.PeriodStart == When.Day("2019-07-01"));
            Assert.Equal((HoursOfOld, HoursOfOld, KpiStatus.Ok), (row.ExpectedIntervals, row.ValidIntervals, row.Status));
        }

        Assert.Null(tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-15"));
    }

    [Fact]
    public async Task A_carrier_that_was_given_up_is_missing_nowhere_and_the_other_one_goes_on()
    {
        await tenant.Quantify(1, [.. Hours("477", 0, HoursOfOld), .. Hours("478", 0, 14 * 24), .. Hours("479", 0, 14 * 24)]);
        var gas = tenant.Rows<MeterRow>().Single(m => m.Source == "477").Id;
        await tenant.Change(context => context.Set<SeriesRow>().Single(s => s.MeterId == gas && s.Quantity == "energy").Medium = "gas");
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.ComputeKpis();
        await End("477");

        var week = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-08", KpiMedium.Gas)!;
        Assert.Equal((10, 10, KpiStatus.Ok), (week.ExpectedIntervals, week.ValidIntervals, week.Status));
        var all = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-08")!;
        Assert.Equal((168, 168, 178.0, KpiStatus.Ok), (all.ExpectedIntervals, all.ValidIntervals, all.Value, all.Status));
        var sum = tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Tenant && k.Resolution == KpiResolution.Week && k.PeriodStart == When.Day("2019-07-08")
            && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium == KpiMedium.Gas);
        Assert.Equal((10, KpiStatus.Ok), (sum.ExpectedIntervals, sum.Status));
    }

    private async Task End(string meter)
    {
        var end = new MeterSettingEntry(meter, Start.AddHours(HoursOfOld), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true);
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", end, Cancellation)).Outcome);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private static IEnumerable<ShopHour> Hours(string meter, int from, int to) =>
        Enumerable.Range(from, to - from).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), 1));
}
