using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>477 is the main meter of a building, 3 kWh an hour; 478 measures a part of it. 479 stands in another building.</summary>
public class SubmeterTests : IAsyncLifetime
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
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task What_a_main_meter_counts_too_is_in_no_sum_twice_from_then_on()
    {
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 1)]);
        Assert.Equal(4 * 24.0, tenant.Kpi(KpiDefinitions.Energy, "2019-07-02")!.Value!.Value, 9);

        await Below("478", "477", Start.AddDays(1));
        await tenant.ComputePeriods();

        Assert.Equal([4 * 24.0, 3 * 24.0, 3 * 24.0], new[] { "2019-07-01", "2019-07-02", "2019-07-03" }.Select(day => Math.Round(tenant.Kpi(KpiDefinitions.Energy, day)!.Value!.Value, 9)));
        Assert.Equal((4 * 24) + (3 * 24 * 6.0), tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01")!.Value!.Value, 9);
    }

    [Theory]
    [InlineData(1, null, null, false)]
    [InlineData(3.03, null, null, false)]
    [InlineData(3.3, null, null, true)]
    [InlineData(3.3, -0.2, null, false)]
    [InlineData(1, null, 0.05, true)]
    [InlineData(2.9, null, 0.05, false)]
    public async Task A_day_whose_submeters_do_not_add_up_is_for_review_and_stays(double below, double? leastLoss, double? mostLoss, bool isFaulty)
    {
        await Below("478", "477", Start.AddDays(-1));
        await Set(new MeterSettingEntry("477", Start.AddDays(-1), 1, null, null, FeedsIn: false, IsReplacement: false, "plan", LeastLoss: leastLoss, MostLoss: mostLoss));
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", below)]);

        var (main, sub) = (DayOf("477", "2019-07-03"), DayOf("478", "2019-07-03"));
        Assert.Equal(isFaulty ? (0xFFFFFF, VecRule.Bit(VecRule.SumCheck)) : (0, 0), (main.ReviewHours, main.Rules));
        Assert.Equal((0, 0, 0xFFFFFF), (sub.ReviewHours, sub.Rules, main.ValidHours));
        Assert.Equal(3 * 24.0, tenant.Kpi(KpiDefinitions.Energy, "2019-07-03")!.Value!.Value, 9);
        Assert.Equal(2 * 7 * 24, tenant.Rows<ReadingRow>().Count);
        Assert.Empty(tenant.Rows<CheckedHourRow>());
    }

    [Fact]
    public async Task A_late_correction_of_a_submeter_ends_the_doubt()
    {
        await Below("478", "477", Start.AddDays(-1));
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 4)]);
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        using var scope = tenant.Platform.Get<IServiceScopeFactory>().CreateScope();
        var month = await scope.ServiceProvider.GetRequiredService<IQualityQueries>().Month(new QualityRequest(When.Day("2019-07-01"), "477"), Cancellation);
        var day = month!.Rows.Single(row => row.Meter == "477").Days[2];
        Assert.Equal((24, 24), (day.Hours.Review, day.Hours.Measured));
        Assert.Equal(["09-sum-check"], day.Rules);

        await tenant.QuantifyAndCompute(2, Days("478", 2).Where(hour => hour.Start >= Start.AddDays(2) && hour.Start < Start.AddDays(3)));

        Assert.Equal((0, VecRule.Bit(VecRule.SumCheck)), (DayOf("477", "2019-07-03").Rules, DayOf("477", "2019-07-04").Rules));
    }

    [Fact]
    public async Task A_submeter_that_was_taken_away_counts_beside_its_main_meter_in_no_history()
    {
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 1)]);
        await Below("478", "477", Start);
        await Set(new MeterSettingEntry("478", Start.AddDays(5), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true));

        var series = await tenant.Platform.Get<IMeasuredSeries>().List(tenant.Id, Cancellation);

        Assert.True(series.Single(one => one is { Meter: "478", Quantity: Quantities.Energy }).IsBelow);
        Assert.False(series.Single(one => one is { Meter: "477", Quantity: Quantities.Energy }).IsBelow);
    }

    [Fact]
    public async Task A_submeter_counts_by_itself_once_its_main_meter_was_taken_away()
    {
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3).Where(hour => hour.Start < Start.AddDays(2)), .. Days("478", 1)]);
        await Below("478", "477", Start);
        await Set(new MeterSettingEntry("477", Start.AddDays(2), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Equal([3 * 24.0, 3 * 24.0, 24.0, 24.0], Enumerable.Range(1, 4).Select(day => Math.Round(tenant.Kpi(KpiDefinitions.Energy, $"2019-07-0{day}")!.Value!.Value, 9)));
        Assert.Equal((2 * 72) + (5 * 24.0), tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01")!.Value!.Value, 9);
        var series = await tenant.Platform.Get<IMeasuredSeries>().List(tenant.Id, Cancellation);
        Assert.False(series.Single(one => one is { Meter: "478", Quantity: Quantities.Energy }).IsBelow);
    }

    [Fact]
    public async Task A_submeter_whose_main_meter_was_taken_away_stays_below_the_one_above_that()
    {
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "479").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 2).Where(hour => hour.Start < Start.AddDays(2)), .. Days("479", 1)]);
        await Below("478", "477", Start);
        await Below("479", "478", Start);
        await Set(new MeterSettingEntry("478", Start.AddDays(2), 1, null, null, FeedsIn: false, IsReplacement: false, "work order 12", IsEnd: true));
        await tenant.ComputeKpis();

        Assert.All(Enumerable.Range(1, 4), day => Assert.Equal(3 * 24.0, tenant.Kpi(KpiDefinitions.Energy, $"2019-07-0{day}")!.Value!.Value, 9));
        var series = await tenant.Platform.Get<IMeasuredSeries>().List(tenant.Id, Cancellation);
        Assert.True(series.Single(one => one is { Meter: "479", Quantity: Quantities.Energy }).IsBelow);
    }

    [Fact]
    public async Task Light_is_whole_up_to_the_hour_from_which_a_main_meter_of_power_counts_it()
    {
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 1)]);
        var id = tenant.Rows<MeterRow>().Single(m => m.Source == "478").Id;
        await tenant.Change(context => context.Set<SeriesRow>().Single(s => s.MeterId == id && s.Quantity == Quantities.Energy).Medium = "light");
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        await Below("478", "477", Start.AddDays(2));
        await tenant.ComputePeriods();

        var light = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01", KpiMedium.Light)!;
        Assert.Equal((48, 48, 48.0, KpiStatus.Ok), (light.ExpectedIntervals, light.ValidIntervals, Math.Round(light.Value!.Value, 9), light.Status));
        var power = tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01", KpiMedium.Power)!;
        Assert.Equal((168, 168, 3 * 168.0), (power.ExpectedIntervals, power.ValidIntervals, Math.Round(power.Value!.Value, 9)));
    }

    [Fact]
    public async Task A_submeter_of_another_kind_than_its_main_meter_is_refused_with_both_kinds()
    {
        await tenant.QuantifyAndCompute(1, [.. Days("477", 3), .. Days("478", 1)]);
        var id = tenant.Rows<MeterRow>().Single(m => m.Source == "478").Id;
        await tenant.Change(context => context.Set<SeriesRow>().Single(s => s.MeterId == id && s.Quantity == Quantities.Energy).Medium = "gas");

        var refused = await TryBelow("478", "477", Start);

        Assert.Equal(AdministrationOutcome.Invalid, refused.Outcome);
        Assert.Contains("'478' measures gas, '477' electricity", refused.Detail, StringComparison.Ordinal);
        await tenant.Change(context => context.Set<SeriesRow>().Single(s => s.MeterId == id && s.Quantity == Quantities.Energy).Medium = "light");
        Assert.Equal(AdministrationOutcome.Done, (await TryBelow("478", "477", Start)).Outcome);
    }

    [Fact]
    public async Task Only_a_meter_of_the_same_asset_that_does_not_stand_below_it_can_be_the_main_one()
    {
        Assert.Equal(AdministrationOutcome.Invalid, (await TryBelow("478", "479", Start)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await TryBelow("478", "999", Start)).Outcome);
        Assert.Equal(AdministrationOutcome.Invalid, (await TryBelow("478", "478", Start)).Outcome);
        await Below("478", "477", Start);
        Assert.Equal(AdministrationOutcome.Invalid, (await TryBelow("477", "478", Start)).Outcome);
        Assert.Equal("477", Assert.Single(await tenant.Platform.Get<IMeterSettings>().List("20", Cancellation)).Below);
        Assert.Equal(AdministrationOutcome.Invalid, (await tenant.Platform.Get<IMeterSettings>().Set(
            "20", new MeterSettingEntry("477", Start, 1, null, null, FeedsIn: false, IsReplacement: false, "plan", LeastLoss: 0.2, MostLoss: 0.1), Cancellation)).Outcome);
    }

    private SeriesDayRow DayOf(string meter, string day)
    {
        var series = tenant.Rows<SeriesRow>().Single(s => s.Quantity == "energy" && s.MeterId == tenant.Rows<MeterRow>().Single(m => m.Source == meter).Id);
        return tenant.Rows<SeriesDayRow>().Single(d => d.SeriesId == series.Id && d.LocalDay == When.Day(day));
    }

    private async Task Below(string meter, string main, DateTimeOffset from)
    {
        Assert.Equal(AdministrationOutcome.Done, (await TryBelow(meter, main, from)).Outcome);
        await tenant.ComputeKpis();
    }

    private Task<AdministrationResult> TryBelow(string meter, string main, DateTimeOffset from) => tenant.Platform.Get<IMeterSettings>().Set(
        "20", new MeterSettingEntry(meter, from, 1, null, null, FeedsIn: false, IsReplacement: false, "plan of the building", Below: main), Cancellation);

    private async Task Set(MeterSettingEntry setting) =>
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", setting, Cancellation)).Outcome);

    private static IEnumerable<ShopHour> Days(string meter, double energy) =>
        Enumerable.Range(0, 7 * 24).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), energy + (hour % 2 == 0 ? 0.01 : -0.01)));
}
