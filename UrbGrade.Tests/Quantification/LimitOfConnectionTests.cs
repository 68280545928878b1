using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A cabinet that tells its power, 4 kW but for an hour of 90, behind a fuse for 40.</summary>
public class LimitOfConnectionTests
{
    [Fact]
    public async Task What_a_connection_lets_through_is_kilowatt_hours_of_a_meter_that_tells_power_too()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("C1");
        var fuse = new MeterSettingEntry("C1", start.AddDays(-1), 1, null, 40, FeedsIn: false, IsReplacement: false, "fuse");
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IMeterSettings>().Set("20", fuse, cancellation)).Outcome);

        await tenant.Quantify(1, TestRequest.OfHeads(
            "DSE01", "0.0.1",
            [.. Enumerable.Range(0, 24).Select(hour => ("C1", start.AddHours(hour), new[] { ("consumer_measure", hour == 12 ? "90000" : "4000") }))]));
        await tenant.ComputeKpis();

        Assert.Equal(1 << 12, tenant.Rows<SeriesDayRow>().Single(day => day.LocalDay == When.Day("2019-07-01")).RejectedHours);
        Assert.Equal(24 * 4, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01", meter: "C1")!.Value!.Value, 9);
    }

    [Fact]
    public async Task Hours_that_a_stronger_connection_lets_through_are_no_spikes_in_the_quarter_after_it_was_made()
    {
        var (calendar, first, stronger, learned) = (LocalCalendar.Of("Europe/Madrid"), When.Day("2026-05-01"), When.Day("2026-06-01"), When.Day("2026-06-11"));
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await Connect(tenant, calendar.InstantOf(first), 10);
        await Connect(tenant, calendar.InstantOf(stronger), 100);
        await tenant.QuantifyAndCompute(1, Hours(calendar.InstantOf(first), 31 * 24, 3));
        await tenant.QuantifyAndCompute(2, Hours(calendar.InstantOf(stronger), 10 * 24, 50));

        await tenant.Learn(learned);
        await tenant.QuantifyAndCompute(3, Hours(calendar.InstantOf(learned), 24, 50));

        var limits = Assert.Single(tenant.Rows<SeriesThresholdRow>());
        Assert.Equal((150.0, 75.0), (limits.Most, limits.Review));
        Assert.Equal(24 * 50, tenant.Kpi(KpiDefinitions.Energy, "2026-06-11")!.Value!.Value, 9);
        Assert.All(tenant.Rows<SeriesDayRow>(), day => Assert.Equal(0, day.RejectedHours));
    }

    private static async Task Connect(QuantifiedTenant tenant, DateTimeOffset from, double mostPerHour)
    {
        var setting = new MeterSettingEntry("477", from, 1, null, mostPerHour, FeedsIn: false, IsReplacement: false, "fuse");
        var set = await tenant.Platform.Get<IMeterSettings>().Set("20", setting, TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
    }

    private static IEnumerable<ShopHour> Hours(DateTimeOffset from, int hours, double energy) =>
        Enumerable.Range(0, hours).Select(hour => ShopHour.Of("477", from.AddHours(hour), energy));
}
