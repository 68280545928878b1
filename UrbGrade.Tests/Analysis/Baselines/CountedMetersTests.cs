using UrbGrade.Modules.Analysis.Baselines;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Baselines;

/// <summary>Meters of one place over hours 0 to 99 and on; each measures as many kWh in an hour as its number.</summary>
public sealed class CountedMetersTests
{
    private const long Month = 31 * 24;

    [Fact]
    public void A_place_goes_on_across_an_exchange_of_its_meter()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 53, 99));

        Assert.Equal((0L, 99L), Span(meters));
        Assert.Equal([1, double.NaN, double.NaN, 2], new[] { 49, 50, 52, 53 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void Readings_of_a_meter_that_was_taken_away_are_not_counted_beside_its_successor()
    {
        var meters = Of(Meter(1, 0, 99, ends: 50), Meter(2, 50, 99));

        Assert.Equal([1, 2, 2], new[] { 49, 50, 99 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void Of_two_meters_one_may_be_exchanged()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 50, 99), Meter(4, 0, 98));

        Assert.Equal((0L, 98L), Span(meters));
        Assert.Equal([5, 6], new[] { 49, 50 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void Those_that_stay_do_not_speak_for_a_place_while_another_one_is_exchanged()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 53, 99), Meter(4, 0, 99));

        Assert.Equal([5, double.NaN, double.NaN, 6], new[] { 49, 50, 52, 53 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void An_exchange_that_was_written_down_late_counts_no_hour_twice()
    {
        var meters = Of(Meter(1, 0, 60, ends: 60), Meter(2, 50, 99));

        Assert.Equal((0L, 99L), Span(meters));
        Assert.Equal([1, 2, 2], new[] { 49, 50, 60 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_meter_that_is_added_makes_another_use_of_which_nothing_is_known_before()
    {
        var meters = Of(Meter(1, 0, 99), Meter(2, 50, 99));

        Assert.Equal((50L, 99L), Span(meters));
        Assert.Equal([double.NaN, 3], new[] { 49, 50 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_meter_that_is_given_up_saves_nothing()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 0, 50 + Month + 99));

        Assert.Equal((50L, 50 + Month + 99), Span(meters));
        Assert.Equal([double.NaN, 2], new[] { 49, 50 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_meter_that_is_given_up_days_before_another_one_is_exchanged_was_not_exchanged_too()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 0, 200, ends: 200), Meter(4, 200, 200 + Month + 99));

        Assert.Equal((50L, 200 + Month + 99), Span(meters));
        Assert.Equal([double.NaN, 2, 4], new[] { 49, 50, 200 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_place_goes_on_across_two_exchanges_in_one_month()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 50, 150, ends: 150), Meter(4, 152, 400));

        Assert.Equal((0L, 400L), Span(meters));
        Assert.Equal([1, 2, 2, double.NaN, 4], new[] { 49, 50, 149, 151, 152 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void Two_meters_that_are_taken_away_together_may_have_one_successor()
    {
        var meters = Of(Meter(1, 0, 50, ends: 50), Meter(2, 0, 52, ends: 52), Meter(4, 53, 99));

        Assert.Equal((0L, 99L), Span(meters));
        Assert.Equal([3, 4], new[] { 49, 53 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_place_that_was_given_up_ends_with_its_meter()
    {
        var meters = Of(Meter(1, 0, 70, ends: 50));

        Assert.Equal((0L, 50L), Span(meters));
        Assert.Equal([1, double.NaN], new[] { 49, 50 }.Select(hour => Energy(meters, hour)));
    }

    [Fact]
    public void A_submeter_stands_in_no_use_while_its_main_meter_measures_and_follows_it_nowhere()
    {
        var below = new RegisterSetting(10 * LocalCalendar.Hour, Below: 1);
        var meters = Of(Meter(1, 0, 99), Below(2, 0, 99, below));
        Assert.Equal((0L, 99L), Span(meters));
        Assert.Equal([1, 1], new[] { 9, 10 }.Select(hour => Energy(meters, hour)));

        var alone = Of(Meter(1, 0, 50, ends: 50), Below(2, 0, 50 + Month, below, new RegisterSetting(50 * LocalCalendar.Hour)));
        Assert.Equal((50L, 50 + Month), Span(alone));
        Assert.Equal([double.NaN, 2], new[] { 49, 50 }.Select(hour => Energy(alone, hour)));
    }

    [Fact]
    public void Nothing_is_measured_without_a_meter() => Assert.Null(Of().Span);

    private static CountedMeters Of(params (MeasuredSeries, long, long)[] meters) => new(meters);

    private static (MeasuredSeries, long, long) Meter(int number, long first, long last, long? ends = null) =>
        (Series(number, []) with { EndsAt = ends * LocalCalendar.Hour }, first * LocalCalendar.Hour, last * LocalCalendar.Hour);

    private static (MeasuredSeries, long, long) Below(int number, long first, long last, params RegisterSetting[] settings) =>
        (Series(number, settings), first * LocalCalendar.Hour, last * LocalCalendar.Hour);

    private static MeasuredSeries Series(int number, RegisterSetting[] settings) => new(
        number, number, $"{number}", 1, Quantities.Energy, "kW.h", "power", SeriesKind.Interval, LocalCalendar.Of("UTC"), settings);

    private static (long, long)? Span(CountedMeters meters) =>
        meters.Span is { } span ? (span.First / LocalCalendar.Hour, span.Last / LocalCalendar.Hour) : null;

    private static double Energy(CountedMeters meters, int hour) => meters.Energy(
        hour * LocalCalendar.Hour, 0, [.. meters.Series.Select(series => (HourValue[]?)[new HourValue(series.Id, HourState.Measured)])]);
}
