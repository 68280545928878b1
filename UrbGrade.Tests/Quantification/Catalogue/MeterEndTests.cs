using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>Meters that were taken away after the first week of July 2019: 478 beside 477 in one building, 479 alone in another.</summary>
public class MeterEndTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478", "479");
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.QuantifyAndCompute(1, [.. Days("477", 14), .. Days("478", 7), .. Days("479", 7)]);
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task What_was_taken_away_is_no_longer_expected()
    {
        Assert.Equal(0, tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")?.ValidIntervals ?? 0);
        Assert.Null(WeekOfTenant("2019-07-08"));

        await End("478");
        await End("479");

        Assert.Equal((24.0, 24), (tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")!.Value!.Value, tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")!.ValidIntervals));
        Assert.Equal(48, tenant.Kpi(KpiDefinitions.Energy, "2019-07-07")!.Value!.Value);
        Assert.Equal((168, KpiStatus.Ok), WeekOfTenant("2019-07-08"));
        Assert.Equal((2 * 168, KpiStatus.Ok), WeekOfTenant("2019-07-01"));
    }

    [Fact]
    public async Task The_quality_matrix_says_nothing_is_missing_after_the_end()
    {
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        async Task<QualityHours> Of(string meter)
        {
            using var scope = tenant.Platform.Get<IServiceScopeFactory>().CreateScope();
            return (await scope.ServiceProvider.GetRequiredService<IQualityQueries>().Month(new QualityRequest(When.Day("2019-07-01"), meter), Cancellation))!.Rows.Single(row => row.Meter == meter).Hours;
        }

        Assert.True((await Of("478")).Missing > 0);
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await End("478");
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(1));

        // Four series of each meter.
        Assert.Equal((4 * 7 * 24, 0), ((await Of("478")).Expected, (await Of("478")).Missing));
        Assert.True((await Of("479")).Missing > 0);
    }

    [Fact]
    public async Task A_later_setting_begins_anew()
    {
        await End("478");
        Assert.Equal(24, tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")!.ValidIntervals);
        await Set(new MeterSettingEntry("478", Start.AddDays(8), 1, null, null, FeedsIn: false, IsReplacement: true, "new device"));
        Assert.Equal(0, tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")!.ValidIntervals);
    }

    private (int Expected, KpiStatus Status)? WeekOfTenant(string monday)
    {
        var week = tenant.Rows<PeriodKpiRow>().SingleOrDefault(k => k.Scope == KpiScope.Tenant && k.Resolution == KpiResolution.Week && k.PeriodStart == When.Day(monday)
            && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium == KpiMedium.All);
        return week is null ? null : (week.ExpectedIntervals, week.Status);
    }

    private Task End(string meter) => Set(new MeterSettingEntry(meter, Start.AddDays(7), 1, null, null, FeedsIn: false, IsReplacement: false, "taken down", IsEnd: true));

    private async Task Set(MeterSettingEntry setting)
    {
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", setting, Cancellation)).Outcome);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private static IEnumerable<ShopHour> Days(string meter, int days) =>
        Enumerable.Range(0, days * 24).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), 1, 0.05, 21, 15));
}
