using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A meter of whose hours limits were learned before somebody wrote down by what they are to be multiplied.</summary>
public class MultipliedAnewTests : IAsyncLifetime
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-01-01");
    private static readonly DateOnly Learned = When.Day("2026-02-01");
    private static readonly DateOnly Today = When.Day("2026-03-10");

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_transformer_that_is_written_down_for_the_past_has_no_hour_rejected()
    {
        await tenant.QuantifyAndCompute(1, Hours(Madrid.InstantOf(First), 40 * 24, 1));
        await tenant.Learn(Learned);
        Assert.Equal((3.0, 1.5), Limits(Learned));

        await Multiply(30, Madrid.InstantOf(First));
        await tenant.ComputeKpis();

        AssertWhole("2026-01-20", 720);
        AssertWhole("2026-02-05", 720);

        await tenant.Learn(First, tenant.Rows<MeterRow>().Single().Id);
        await tenant.ComputeKpis();

        Assert.Equal((90.0, 45.0), Limits(First));
        Assert.Single(tenant.Rows<SeriesThresholdRow>());
        AssertWhole("2026-02-05", 720);
    }

    [Fact]
    public async Task A_transformer_that_is_written_down_today_has_no_hour_of_the_next_days_rejected_or_estimated()
    {
        var at = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
        await tenant.QuantifyAndCompute(1, Hours(Madrid.InstantOf(Today.AddDays(-30)), 30 * 24, 1));
        await tenant.Learn(Today);

        await Multiply(30, at);
        await tenant.QuantifyAndCompute(2, Hours(Madrid.InstantOf(Today), 24, 1));
        await tenant.Learn(Today.AddDays(1));
        await tenant.QuantifyAndCompute(3, Hours(Madrid.InstantOf(Today.AddDays(1)), 24, 1));

        AssertWhole("2026-03-10", (10 * 1) + (14 * 30));
        AssertWhole("2026-03-11", 720);

        await tenant.QuantifyAndCompute(4, Hours(Madrid.InstantOf(Today.AddDays(2)), 24, 1));
        await tenant.Learn(Today.AddDays(3));

        Assert.Equal((90.0, 45.0), Limits(Today.AddDays(3)));
    }

    [Fact]
    public async Task A_unit_that_is_written_down_late_leaves_limits_of_what_is_used()
    {
        var changed = Madrid.InstantOf(Learned);
        await tenant.QuantifyAndCompute(1, Hours(Madrid.InstantOf(First), 31 * 24, 3));
        await tenant.QuantifyAndCompute(2, Hours(changed, 15 * 24, 0.003));
        await tenant.Learn(Learned.AddDays(10));

        await Multiply(1000, changed);
        await tenant.Learn(Learned, tenant.Rows<MeterRow>().Single().Id);
        await tenant.ComputeKpis();

        Assert.Equal((9.0, 4.5), Limits(Learned));
        AssertWhole("2026-01-20", 72);
        AssertWhole("2026-02-14", 72);
    }

    [Fact]
    public async Task What_was_learned_after_the_next_setting_of_a_meter_stays()
    {
        await tenant.QuantifyAndCompute(1, Hours(Madrid.InstantOf(First), 40 * 24, 1));
        await tenant.Learn(Learned);
        await Multiply(1, Madrid.InstantOf(Learned.AddDays(5)));

        await Multiply(30, Madrid.InstantOf(First));

        Assert.Null(tenant.Rows<SeriesThresholdRow>().Single(row => row.From == First).Most);
        Assert.Equal((3.0, 1.5), Limits(Learned.AddDays(5)));
        Assert.Equal(2, tenant.Rows<SeriesThresholdRow>().Count);
    }

    [Fact]
    public async Task What_a_person_wrote_stays_whatever_it_is_multiplied_by()
    {
        await tenant.QuantifyAndCompute(1, Hours(Madrid.InstantOf(First), 40 * 24, 1));
        await tenant.Limit(new(DateOnly.MinValue, Most: 100, Review: 50));

        await Multiply(30, Madrid.InstantOf(First));

        Assert.Equal((100.0, 50.0), Limits(DateOnly.MinValue));
        Assert.All(tenant.Rows<SeriesThresholdRow>(), row => Assert.True(row.IsByHand));
    }

    private static IEnumerable<ShopHour> Hours(DateTimeOffset from, int hours, double energy) =>
        Enumerable.Range(0, hours).Select(hour => ShopHour.Of("477", from.AddHours(hour), energy));

    private async Task Multiply(double by, DateTimeOffset from)
    {
        var setting = new MeterSettingEntry("477", from, by, null, null, FeedsIn: false, IsReplacement: false, "transformer 150/5");
        Assert.Equal(
            AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", setting, TestContext.Current.CancellationToken)).Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    private (double Most, double Review) Limits(DateOnly from)
    {
        var energy = tenant.Rows<SeriesRow>().Single(series => series.Quantity == "energy").Id;
        var limits = tenant.Rows<SeriesThresholdRow>().Single(row => row.SeriesId == energy && row.From == from);
        return (limits.Most!.Value, limits.Review!.Value);
    }

    private void AssertWhole(string day, double energy)
    {
        var kpi = tenant.Kpi(KpiDefinitions.Energy, day)!;
        Assert.Equal((energy, 24, 0), (Math.Round(kpi.Value!.Value, 6), kpi.ValidIntervals, kpi.EstimatedIntervals));
        Assert.All(tenant.Rows<SeriesDayRow>().Where(row => row.LocalDay == When.Day(day)), row => Assert.Equal(0, row.RejectedHours));
    }
}
