using NodaTime.Text;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Simulation.Lighting;

public sealed class SunTests
{
    private const double Latitude = 43.1843;
    private const double Longitude = -2.4733;

    /// <summary>Source: ephem 4.1.4 (libastro), a year of Eibar.</summary>
    [Fact]
    public void Sunrise_and_sunset_are_those_of_an_ephemeris_within_a_minute()
    {
        var rows = File.ReadLines(Path.Combine(SharedData.Folder(), "eibar", "sun_reference_2019.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == "Eibar").ToList();

        Assert.Equal(365, rows.Count);
        Assert.All(rows, row =>
        {
            var (rise, set) = Sun.Of(LocalDatePattern.Iso.Parse(row[1]).Value, Latitude, Longitude);
            Assert.True((rise - InstantPattern.General.Parse(row[2]).Value).TotalSeconds is > -60 and < 60, $"{row[1]} rise {rise}");
            Assert.True((set - InstantPattern.General.Parse(row[3]).Value).TotalSeconds is > -60 and < 60, $"{row[1]} set {set}");
        });
    }

    // ephem 4.1.4, as above; a few days so that the formula is held where the series is not.
    [Theory]
    [InlineData("2019-01-01", "2019-01-01T07:41:49Z", "2019-01-01T16:45:00Z")]
    [InlineData("2019-01-03", "2019-01-03T07:41:55Z", "2019-01-03T16:46:48Z")]
    public void Single_days_agree(string day, string rise, string set)
    {
        var sun = Sun.Of(LocalDatePattern.Iso.Parse(day).Value, Latitude, Longitude);

        Assert.InRange((sun.Rise - InstantPattern.General.Parse(rise).Value).TotalSeconds, -60, 60);
        Assert.InRange((sun.Set - InstantPattern.General.Parse(set).Value).TotalSeconds, -60, 60);
    }
}
