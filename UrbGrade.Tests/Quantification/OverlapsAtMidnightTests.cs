using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>Readings that overlap over midnight: which of them count is decided together, on both days.</summary>
public class OverlapsAtMidnightTests
{
    private const string Day = "2026-03-03";
    private const string DayAfter = "2026-03-04";

    private static readonly DateTimeOffset Midnight = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day(DayAfter));

    [Fact]
    public async Task An_hour_after_midnight_left_the_day_before_without_the_hour_that_counts_again()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(2, [new ShopHour("477", Midnight.AddMinutes(-30), Midnight.AddMinutes(30), 5)]);
        Assert.Equal((23.25, 23), Energy(tenant, Day));

        await tenant.QuantifyAndCompute(3, [ShopHour.Of("477", Midnight, 2)]);

        // The reading over midnight gives way, and the last hour of the day before no longer does.
        Assert.Equal((24.0, 24), Energy(tenant, Day));
        Assert.Equal((24.75, 24), Energy(tenant, DayAfter));
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    [Fact]
    public async Task An_hour_before_midnight_left_the_day_after_without_the_hour_that_counts_again()
    {
        await using var tenant = await Tenant();
        await tenant.QuantifyAndCompute(2, [new ShopHour("477", Midnight.AddMinutes(-30), Midnight.AddMinutes(30), 5)]);
        Assert.Equal((22.75, 23), Energy(tenant, DayAfter));

        await tenant.QuantifyAndCompute(3, [ShopHour.Of("477", Midnight.AddHours(-1), 2)]);

        Assert.Equal((25.25, 24), Energy(tenant, Day));
        Assert.Equal((24.0, 24), Energy(tenant, DayAfter));
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
    }

    [Fact]
    public async Task Readings_that_meet_at_midnight_leave_the_other_day_alone()
    {
        await using var tenant = await Tenant();
        var before = tenant.Kpi(KpiDefinitions.Energy, Day)!;
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(5));
        await tenant.QuantifyAndCompute(2, [ShopHour.Of("477", Midnight, 2)]);

        Assert.Equal(before.ComputedAt, tenant.Kpi(KpiDefinitions.Energy, Day)!.ComputedAt);
        Assert.Equal((24.75, 24), Energy(tenant, DayAfter));
    }

    /// <summary>A meter with 24 kWh in the hours of both days, of which none is estimated.</summary>
    private static async Task<QuantifiedTenant> Tenant()
    {
        var tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.Quantify(1, Enumerable.Range(-24, 48).Select(hour => ShopHour.Of("477", Midnight.AddHours(hour), hour % 2 == 0 ? 1.25 : 0.75)));
        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        return tenant;
    }

    private static (double?, int) Energy(QuantifiedTenant tenant, string day) => tenant.Kpi(KpiDefinitions.Energy, day) is { } kpi ? (kpi.Value, kpi.ValidIntervals) : default;
}
