using System.Globalization;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Contracts.Lighting;

public sealed class SunTests
{
    private static readonly Sun Eibar = new(43.1843, -2.4733);

    /// <summary>Source: ephem 4.1.4 (libastro), a year of Eibar.</summary>
    [Fact]
    public void Sunrise_and_sunset_are_those_of_an_ephemeris_within_a_minute()
    {
        var rows = File.ReadLines(Path.Combine(SharedData.Folder(), "eibar", "sun_reference_2019.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == "Eibar").ToList();

        Assert.Equal(365, rows.Count);
        Assert.All(rows, row => AgreesWith(row[1], row[2], row[3]));
    }

    // ephem 4.1.4, as above; a few days so that the formula is held where the series is not.
    [Theory]
    [InlineData("2019-01-01", "2019-01-01T07:41:49Z", "2019-01-01T16:45:00Z")]
    [InlineData("2019-01-03", "2019-01-03T07:41:55Z", "2019-01-03T16:46:48Z")]
    public void Single_days_agree(string day, string rise, string set) => AgreesWith(day, rise, set);

    [Fact]
    public void Where_the_sun_does_not_set_there_is_neither_rise_nor_set()
    {
        var (tromso, june) = (new Sun(69.6, 18.9), When.Day("2026-06-21"));

        Assert.Equal((null, null), (tromso.RiseOf(june), tromso.SetOf(june)));
        Assert.Equal(0, tromso.NightHours(june));
    }

    private static void AgreesWith(string day, string rise, string set)
    {
        Assert.InRange((Eibar.RiseOf(When.Day(day))!.Value - Instant(rise)).TotalSeconds, -60, 60);
        Assert.InRange((Eibar.SetOf(When.Day(day))!.Value - Instant(set)).TotalSeconds, -60, 60);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
