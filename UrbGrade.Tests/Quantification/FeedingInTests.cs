using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A house that uses little, and feeds in much at noon since its roof got panels.</summary>
public class FeedingInTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");
    private static readonly DateOnly First = When.Day("2026-05-01");
    private static readonly DateOnly Panels = First.AddDays(20);
    private static readonly DateOnly Learned = First.AddDays(30);

    [Fact]
    public async Task What_is_fed_in_is_no_spike_beside_the_little_that_is_used()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, Hours(First, 20, _ => 0.2));
        await FeedIn(tenant, Panels);
        await tenant.QuantifyAndCompute(2, Hours(Panels, 10, hour => hour is >= 10 and < 16 ? -5 : 0.2));
        await tenant.Learn(Learned);

        await tenant.QuantifyAndCompute(3, Hours(Learned, 1, hour => hour == 12 ? -90 : hour is >= 10 and < 16 ? -5 : 0.2));

        Assert.Equal((15.0, 7.5), Limits(tenant));
        Assert.Equal(1 << 12, Day(tenant, Learned).RejectedHours);
        Assert.Equal((6 * -5) + (18 * 0.2), tenant.Kpi(KpiDefinitions.Energy, "2026-05-31")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_fuse_that_is_written_down_later_lets_nothing_be_forgotten_of_what_was_fed_in()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await FeedIn(tenant, Panels);
        await FeedIn(tenant, Learned.AddDays(-1), mostPerHour: 100);
        await tenant.QuantifyAndCompute(1, Hours(Panels, 10, hour => hour is >= 10 and < 16 ? -5 : 0.2));

        await tenant.Learn(Learned);

        Assert.Equal((15.0, 7.5), Limits(tenant));
    }

    [Fact]
    public async Task Panels_that_are_switched_on_at_ten_feed_in_at_noon_of_the_same_day()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await FeedIn(tenant, Panels, hour: 10);

        await tenant.QuantifyAndCompute(1, Hours(Panels, 1, hour => hour is 8 or 13 ? -2 : 0.2));

        // At eight o'clock there were none.
        Assert.Equal(1 << 8, Day(tenant, Panels).RejectedHours);
        Assert.Equal(-2 + (23 * 0.2), tenant.Kpi(KpiDefinitions.Energy, "2026-05-21")!.Value!.Value, 9);
    }

    [Fact]
    public async Task Panels_that_are_taken_off_at_ten_feed_in_no_more_that_day()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await FeedIn(tenant, First);
        await FeedIn(tenant, Panels, hour: 10, feedsIn: false);

        await tenant.QuantifyAndCompute(1, Hours(Panels, 1, hour => hour is 8 or 13 ? -2 : 0.2));

        Assert.Equal(1 << 13, Day(tenant, Panels).RejectedHours);
    }

    [Fact]
    public async Task A_connection_lets_more_through_from_the_hour_on_from_which_it_does()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await FeedIn(tenant, First, mostPerHour: 10);
        await FeedIn(tenant, Panels, mostPerHour: 100, hour: 10);

        await tenant.QuantifyAndCompute(1, Hours(Panels, 1, hour => hour is 8 or 14 ? 50 : 0.2));

        Assert.Equal(1 << 8, Day(tenant, Panels).RejectedHours);
        Assert.Equal(50 + (23 * 0.2), tenant.Kpi(KpiDefinitions.Energy, "2026-05-21")!.Value!.Value, 9);
    }

    private static SeriesDayRow Day(QuantifiedTenant tenant, DateOnly day)
    {
        var energy = tenant.Rows<SeriesRow>().Single(series => series.Quantity == "energy").Id;
        return tenant.Rows<SeriesDayRow>().Single(row => row.SeriesId == energy && row.LocalDay == day);
    }

    private static async Task FeedIn(QuantifiedTenant tenant, DateOnly from, double? mostPerHour = null, int hour = 0, bool feedsIn = true)
    {
        var at = Madrid.InstantOf(from).AddHours(hour);
        var setting = new MeterSettingEntry("477", at, 1, null, mostPerHour, feedsIn, IsReplacement: false, "panels on the roof");
        Assert.Equal(
            AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", setting, TestContext.Current.CancellationToken)).Outcome);
    }

    /// <summary>What counts as wrong and what is shown for review, as learned.</summary>
    private static (double Most, double Review) Limits(QuantifiedTenant tenant)
    {
        var limits = tenant.Rows<SeriesThresholdRow>().Single(row => row.From == Learned);
        return (limits.Most!.Value, limits.Review!.Value);
    }

    private static IEnumerable<ShopHour> Hours(DateOnly from, int days, Func<int, double> energy) => Enumerable.Range(0, days * 24)
        .Select(hour => ShopHour.Of("477", Madrid.InstantOf(from).AddHours(hour), energy(hour % 24)));
}
