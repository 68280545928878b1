using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Validation;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>A heat meter, 477, and a sensor outside, 478, of one home.</summary>
public class HeatOfDaysTests : IAsyncLifetime
{
    private const int Days = 49;
    private const int GapDay = 40;
    private const int GapDays = 3;

    private static readonly DateTimeOffset Midnight = When.Instant("2026-01-11T23:00:00Z");

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await Begin(tenant);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_gap_of_days_is_estimated_by_the_weather_of_its_days()
    {
        await tenant.Quantify(1, Heat(1));
        await tenant.QuantifyAndCompute(2, Weather(0, Days, Celsius));

        var estimates = tenant.Rows<CheckedHourRow>();
        Assert.Equal(GapDays * 24, estimates.Count);
        Assert.All(estimates, hour => Assert.Equal(EstimationLadder.ByTemperature, hour.Method));
        var real = Enumerable.Range(GapDay, GapDays).Sum(day => 24 * Use(Celsius(day)));
        Assert.InRange(estimates.Sum(hour => hour.Value!.Value), 0.97 * real, 1.03 * real);
    }

    [Fact]
    public async Task Weather_that_comes_later_or_is_corrected_makes_the_estimate_anew()
    {
        await tenant.QuantifyAndCompute(1, Weather(0, GapDay, Celsius));
        await tenant.Quantify(2, Heat(1));
        await tenant.ComputeKpis();
        Assert.All(tenant.Rows<CheckedHourRow>(), hour => Assert.Equal(EstimationLadder.SameWeekday, hour.Method));

        await tenant.QuantifyAndCompute(3, Weather(GapDay, Days, day => Celsius(day) + 3));
        var before = tenant.Rows<CheckedHourRow>().Sum(hour => hour.Value!.Value);
        await tenant.QuantifyAndCompute(4, Weather(GapDay, Days, Celsius));

        var estimates = Estimates(tenant);
        Assert.True(estimates.Sum(hour => hour.Item2!.Value) > before + 1);
        await tenant.QuantifyAndCompute(5, Weather(GapDay - 20, GapDay - 14, day => Celsius(day) + 6));
        Assert.NotEqual(estimates, Estimates(tenant));
        await tenant.QuantifyAndCompute(6, Weather(GapDay - 20, GapDay - 14, Celsius));
        await using var inOrder = await QuantifiedTenant.Create();
        await Begin(inOrder);
        await inOrder.Quantify(1, Weather(0, Days, Celsius));
        await inOrder.Quantify(2, Heat(1));
        await inOrder.ComputeKpis();
        Assert.Equal(Estimates(inOrder), Estimates(tenant));
    }

    [Fact]
    public async Task Heat_that_the_water_cannot_have_carried_is_for_review()
    {
        await tenant.Quantify(1, Heat(1));
        await tenant.Quantify(2, Water(day => day == 5 ? 0.5 : day == 6 ? 0 : 1));
        await tenant.ComputeKpis();

        var series = tenant.Rows<SeriesRow>().Single(s => s.Quantity == "energy");
        var doubted = tenant.Rows<SeriesDayRow>().Where(d => d.SeriesId == series.Id && (d.Rules & VecRule.Bit(VecRule.Physics)) != 0).OrderBy(d => d.LocalDay).ToList();
        Assert.Equal([When.Day("2026-01-17"), When.Day("2026-01-18")], doubted.Select(d => d.LocalDay));
        Assert.All(doubted, day => Assert.Equal((0xFFFFFF, 0), (day.ReviewHours, day.RejectedHours)));
        Assert.Equal(24 * Use(Celsius(5)), tenant.Kpi(KpiDefinitions.Energy, "2026-01-17")!.Value!.Value, 6);
    }

    [Fact]
    public async Task Heat_may_miss_its_water_by_as_much_as_somebody_wrote()
    {
        await tenant.Quantify(1, Heat(1));
        await tenant.Quantify(2, Water(day => day == 5 ? 0.5 : day == 6 ? 0 : 1));
        await tenant.ComputeKpis();
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        var limits = tenant.Platform.Get<ISeriesLimits>();
        SeriesLimitDraft Draft(double tolerance) => new("477", "energy", When.Day("2026-01-12"), null, null, ZeroIsMissing: false, Estimates: true, "old meter", tolerance);

        Assert.Equal(AdministrationOutcome.Invalid, (await limits.Set("20", Draft(1.5), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await limits.Set("20", Draft(1), TestContext.Current.CancellationToken)).Outcome);
        await tenant.ComputeKpis();

        var doubted = Assert.Single(tenant.Rows<SeriesDayRow>(), day => (day.Rules & VecRule.Bit(VecRule.Physics)) != 0);
        Assert.Equal(When.Day("2026-01-18"), doubted.LocalDay);
        Assert.Equal(1, Assert.Single(await limits.List("20", "477", 0, 10, TestContext.Current.CancellationToken), limit => limit.IsByHand).Tolerance);
    }

    private static async Task Begin(QuantifiedTenant tenant)
    {
        await tenant.Register("477", "478");
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "478").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
    }

    private static List<(DateTimeOffset, double?, string)> Estimates(QuantifiedTenant of) =>
        [.. of.Rows<CheckedHourRow>().OrderBy(hour => hour.StartAt).Select(hour => (hour.StartAt, hour.Value, hour.Method))];

    /// <summary>Mild weeks, and a cold spell in the gap.</summary>
    private static double Celsius(int day) => day is >= GapDay and < GapDay + GapDays ? -8 : 4 + (day % 5);

    private static double Use(double celsius) => 0.5 + (0.1 * (17 - celsius));

    private static IEnumerable<ShopHour> Weather(int from, int to, Func<int, double> celsius) =>
        Enumerable.Range(from * 24, (to - from) * 24).Select(hour => ShopHour.Of("478", Midnight.AddHours(hour), null, outside: celsius(hour / 24)));

    private static byte[] Heat(double factor) => TestRequest.OfHeads("002", "001", [.. Enumerable.Range(0, Days * 24)
        .Where(hour => hour / 24 is < GapDay or >= GapDay + GapDays)
        .Select(hour => ("SeasNve", Midnight, Hour(hour, ("consumption", Number(factor * Use(Celsius(hour / 24)))))))]);

    /// <summary>As much as carries the heat with 40 K, times a factor of the day.</summary>
    private static byte[] Water(Func<int, double> factor) => TestRequest.OfHeads("002", "002", [.. Enumerable.Range(0, 10 * 24)
        .Select(hour => ("SeasNve", Midnight, Hour(
            hour, ("volume", Number(factor(hour / 24) * Use(Celsius(hour / 24)) / (1.14 * 40))), ("temperature_flow", "75"), ("temperature_return", "35"))))]);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static (string, string)[] Hour(int hour, params (string, string)[] content) =>
    [
        ("ID_Meter_consumption", "477"),
        ("measure_timestamp_start", Midnight.AddHours(hour).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("measure_timestamp_end", Midnight.AddHours(hour + 1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        .. content, ("quality", "measured"),
    ];
}
