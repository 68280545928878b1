using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Findings;

/// <summary>Meter 2 stands below meter 1, and meter 3 below meter 2, from 2026 on; 4 is a meter of its own. Each has the series of its number.</summary>
public sealed class MoneyTogetherTests
{
    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    private static readonly MeasuredSeries[] Measured = [Series(1, null), Series(2, 1), Series(3, 2), Series(4, null)];

    [Fact]
    public void What_a_submeter_tells_of_the_same_time_is_told_by_its_main_meter() => Assert.Equal(
        107.0, MoneyTogether.Of([Of(1, "2026-03-01", "2026-03-03", 100), Of(2, "2026-03-02", null, 60), Of(3, "2026-03-01", "2026-03-02", 20), Of(4, "2026-03-01", null, 7)], Measured));

    [Fact]
    public void A_submeter_counts_while_its_main_meter_tells_nothing() => Assert.Equal(
        165.0, MoneyTogether.Of([Of(1, "2026-03-01", "2026-03-02", 100), Of(2, "2026-03-02", null, 60), Of(3, "2026-03-04", null, 20), Of(3, "2025-03-01", "2025-03-02", 5)], Measured));

    [Fact]
    public void Two_findings_of_one_meter_at_one_time_tell_of_the_same_use()
    {
        Assert.Equal(100.0, MoneyTogether.Of([Of(1, "2026-03-01", null, 100), Of(1, "2026-03-02", "2026-03-03", 60)], Measured));
        Assert.Equal(120.0, MoneyTogether.Of(
            [Of(1, "2026-03-01", "2026-03-31", 100), Of(1, "2026-03-02", "2026-03-03", 60), Of(1, "2026-03-03", "2026-03-05", 60), Of(1, "2026-03-04", "2026-03-06", 30)],
            Measured));
        Assert.Equal(160.0, MoneyTogether.Of([Of(1, "2026-03-01", "2026-03-02", 100), Of(1, "2026-03-02", null, 60)], Measured));
    }

    [Fact]
    public void Sites_and_unknown_series_count_as_they_are() => Assert.Equal(
        3.0, MoneyTogether.Of([Of(9, "2026-03-01", null, 1), new Stake(FindingScope.Site, 2, When.Instant("2026-03-01T00:00:00Z"), null, 2)], Measured));

    private static Stake Of(int series, string from, string? until, double money) => new(
        FindingScope.Series, series, When.Instant($"{from}T00:00:00Z"), until is null ? null : When.Instant($"{until}T00:00:00Z"), money);

    private static MeasuredSeries Series(int number, int? main) => new(
        number, number, $"{number}", 1, Quantities.Energy, "kW.h", "power", SeriesKind.Interval, Madrid,
        main is null ? [] : [new RegisterSetting(When.Milliseconds("2026-01-01T00:00:00Z"), Below: main)]);
}
