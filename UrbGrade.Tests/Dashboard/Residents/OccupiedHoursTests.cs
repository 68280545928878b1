using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Residents;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Residents;

/// <summary>Monday, the second of March 2026, in Madrid.</summary>
public class OccupiedHoursTests
{
    private static readonly ComfortLimits Limits = new(20, 25);

    private static readonly LocalCalendar Madrid = LocalCalendar.Of("Europe/Madrid");

    [Fact]
    public void Both_ends_of_the_band_are_comfortable_and_hours_that_were_not_read_are_none() =>
        Assert.Equal(new OccupiedHours(2, 1, 2), OccupiedHours.Of(Hours(19.9, 20, null, 25, 25.1, 30), Limits, Madrid, null));

    [Fact]
    public void An_hour_that_was_read_in_part_does_not_count() =>
        Assert.Equal(new OccupiedHours(0, 1, 0), OccupiedHours.Of(
            [.. Hours(18), .. Hours(18).Select(hour => hour with { Quality = PointQuality.Partial })], Limits, Madrid, null));

    [Fact]
    public void Hours_with_nobody_in_do_not_count() =>
        Assert.Equal(new OccupiedHours(1, 2, 0), OccupiedHours.Of(Hours(10, 10, 18, 19, 21, 30), Limits, Madrid, OpeningHours.Parse("Mon-Fri 02-05")));

    private static IEnumerable<SeriesPoint> Hours(params double?[] inside) => inside.Select((celsius, hour) => new SeriesPoint(
        Madrid.InstantOf(When.Day("2026-03-02")).AddHours(hour), celsius, celsius is null ? PointQuality.Missing : PointQuality.Measured));
}
