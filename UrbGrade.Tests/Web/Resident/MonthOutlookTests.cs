using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web.Resident;

public sealed class MonthOutlookTests
{
    private const string Zone = "Europe/Madrid";

    // 00:00 of 29 March 2026 in Madrid, whose day has 23 hours.
    private static readonly DateTimeOffset ShortDay = new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Remaining_days_are_added_to_what_is_measured()
    {
        var outlook = MonthOutlook.Of(200, new DateOnly(2026, 3, 28), [Meter(Point(ShortDay, 10), Point(ShortDay.AddHours(23), 11), Point(ShortDay.AddHours(47), 12), Point(ShortDay.AddHours(71), 99))]);

        Assert.Equal(new MonthOutlook(233, 227, 239, 3), outlook);
    }

    [Fact]
    public void A_day_between_readings_and_forecast_is_taken_from_the_night_before()
    {
        var forecast = Meter(Point(ShortDay.AddHours(23), 11), Point(ShortDay.AddHours(47), 12));

        Assert.Null(MonthOutlook.Of(200, new DateOnly(2026, 3, 28), [forecast]));
        Assert.Equal(
            new MonthOutlook(233, 227, 239, 3),
            MonthOutlook.Of(200, new DateOnly(2026, 3, 28), [forecast with { Recent = [new ForecastTrialPoint(ShortDay, null, 10, 8, 12, null, false)] }]));
    }

    [Fact]
    public void A_meter_without_forecast_leaves_the_place_without_one() =>
        Assert.Null(MonthOutlook.Of(200, new DateOnly(2026, 3, 30), [Meter(Point(ShortDay.AddHours(47), 12)), Meter()]));

    [Fact]
    public void Days_that_were_lately_worse_than_last_week_are_not_told_though_hours_are_better()
    {
        var shown = Meter(Point(ShortDay.AddHours(47), 12));
        var hidden = shown with { Entry = shown.Entry with { State = ForecastState.WorseThanLastWeek } };

        Assert.NotNull(MonthOutlook.Of(200, new DateOnly(2026, 3, 30), [shown]));
        Assert.Null(MonthOutlook.Of(200, new DateOnly(2026, 3, 30), [hidden]));
        Assert.Null(MonthOutlook.Of(200, new DateOnly(2026, 3, 30), [shown, hidden]));
    }

    [Fact]
    public void A_month_that_is_over_has_nothing_to_forecast() => Assert.Null(MonthOutlook.Of(200, new DateOnly(2026, 3, 31), [Meter()]));

    private static ForecastPoint Point(DateTimeOffset from, double value) => new(from, from.AddDays(1), value, value - 2, value + 2, null);

    private static ForecastDetails Meter(params ForecastPoint[] points) => new(
        new ForecastEntry("1", 1, 1, "Home", "m", "energy", "power", "kW.h", ForecastState.Ready, null, new DateOnly(2026, 3, 29), null, null),
        ForecastResolution.Day, Zone, null, points, [], [], null, null);
}
