using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Districts;

/// <summary>The shop 477 has February 2025 and 2026; 478, another one, February 2025 alone, as its meter was taken away after it.</summary>
public class GoneMetersTests : IAsyncLifetime
{
    private const double OfMonth = 28 * 24 * 2.5;

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        await world.Barcelona.Register("478", "479", "480");
        await world.Barcelona.QuantifyAndCompute(1, [.. February(2025, "477"), .. February(2025, "478"), .. February(2026, "477")]);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_taken_away_is_not_missing_later_and_belongs_to_the_year_before()
    {
        Assert.Equal(0.5, (await Energy()).ThisYear.Coverage, 6);
        await End("478");
        var energy = await Energy();

        Assert.Equal((OfMonth, 1.0, KpiStatus.Ok), (energy.ThisYear.Value!.Value, energy.ThisYear.Coverage, energy.ThisYear.Status));
        Assert.Equal((2 * OfMonth, KpiStatus.Ok), (energy.LastYear!.Value!.Value, energy.LastYear.Status));
    }

    [Fact]
    public async Task What_was_taken_away_does_not_stand_in_for_one_that_was_not_there_yet()
    {
        await End("478");
        await world.Barcelona.QuantifyAndCompute(2, February(2026, "479"));

        var energy = await Energy();

        Assert.Equal(KpiStatus.Ok, energy.ThisYear.Status);
        Assert.Equal(KpiStatus.Insufficient, energy.LastYear!.Status);
    }

    [Fact]
    public async Task A_sensor_that_stays_keeps_no_energy_expected()
    {
        await world.Barcelona.Change(context => context.Set<MeterRow>().Single(m => m.Source == "480").AssetId = world.Barcelona.AssetOf("478"));
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);
        await world.Barcelona.QuantifyAndCompute(2, February(2026, "480").Select(hour => hour with { Energy = null, Price = null }));
        await End("478");

        Assert.Equal(1, (await Energy()).ThisYear.Coverage, 6);
    }

    private async Task<DistrictFigure> Energy()
    {
        await world.Barcelona.ComputePeriods();
        return (await world.Get<IPeriodReports>().Read(ReportTemplate.Monthly, When.Day("2026-02-01"), Cancellation))!.Figures[0];
    }

    private async Task End(string meter)
    {
        world.Platform.Session.IsPlatformAdministrator = true;
        var end = new MeterSettingEntry(
            meter, LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2025-03-01")), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true);
        Assert.Equal(AdministrationOutcome.Done, (await world.Platform.Get<IMeterSettings>().Set("20", end, Cancellation)).Outcome);
        await world.Barcelona.ComputeKpis();
    }

    private static IEnumerable<ShopHour> February(int year, string meter) =>
        Enumerable.Range(0, 28).SelectMany(day => DashboardWorld.Day(new DateOnly(year, 2, 1).AddDays(day), meter: meter));
}
