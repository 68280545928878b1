using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A shop with 22 degrees inside; outside it was 30 degrees in January, and 9.9 since.</summary>
public class RunningMeanPeriodsTests : IAsyncLifetime
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, [.. Days("2019-01-01", 31, 30), .. Days("2019-02-01", 28, 9.9)]);
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    /// <summary>T_rm is 9.9 + 20.1 * 0.8^k on the day k of February: above 18.79 in four days, to which 22 degrees are too cold. A week's memory made it three.</summary>
    [Theory]
    [InlineData(false, "2019-02-01", 24.0 / 28)]
    [InlineData(true, "2019-02-04", 6.0 / 7)]
    public async Task Comfort_forgot_the_weather_of_more_than_a_week_before(bool isWeek, string start, double share)
    {
        var resolution = isWeek ? KpiResolution.Week : KpiResolution.Month;
        Assert.Equal(100 * share, tenant.PeriodKpi(PeriodKpiDefinitions.AdaptiveOne, resolution, start)!.Value!.Value, 9);

        // The same when February alone is computed anew.
        await tenant.QuantifyAndCompute(2, Days("2019-02-28", 1, 9.8));
        await tenant.ComputePeriods();
        Assert.Equal(100 * share, tenant.PeriodKpi(PeriodKpiDefinitions.AdaptiveOne, resolution, start)!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_day_of_weather_that_comes_late_makes_the_comfort_of_two_months_anew()
    {
        await tenant.QuantifyAndCompute(2, Days("2019-01-05", 1, 29));

        Assert.Equal(
            [When.Day("2019-01-01"), When.Day("2019-02-01"), When.Day("2019-03-01")],
            tenant.Rows<StaleMonthRow>().Where(mark => mark.AssetId == tenant.AssetOf("477")).Select(mark => mark.Month).Order());
    }

    [Fact]
    public async Task An_hour_of_energy_marks_its_own_month_alone()
    {
        await tenant.QuantifyAndCompute(2, ShopHour.Of("477", Madrid.InstantOf(When.Day("2019-01-30")), 7));

        Assert.Equal(
            [When.Day("2019-01-01")], tenant.Rows<StaleMonthRow>().Where(mark => mark.AssetId == tenant.AssetOf("477")).Select(mark => mark.Month));
    }

    private static IEnumerable<ShopHour> Days(string first, int count, double outside) =>
        Enumerable.Range(0, Madrid.HoursBetween(When.Day(first), When.Day(first).AddDays(count))).Select(hour =>
            ShopHour.Of("477", Madrid.InstantOf(When.Day(first)).AddHours(hour), 1, inside: 22, outside: outside));
}
