using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Tests.Bus.Contracts.Lighting;

public sealed class DimmingProfileTests
{
    [Theory]
    [InlineData("sunset 100; 23:30 60; 05:30 100; sunrise 0")]
    [InlineData("sunset-10 100; sunset+60 70; sunrise+5 0")]
    [InlineData("17:45 100; 00:00 50; 07:10 0")]
    public void A_profile_is_written_as_it_is_read(string text) => Assert.Equal(text, DimmingProfile.Parse(text).ToString());

    [Fact]
    public void Lines_percent_signs_and_blanks_do_not_matter() => Assert.Equal(
        DimmingProfile.Parse("sunset 100; 23:30 60; sunrise 0"), DimmingProfile.Parse(" sunset  100%\r\n23:30 60 %\n\nsunrise 0\n"));

    [Theory]
    [InlineData("", "0 steps")]
    [InlineData("sunset 100", "1 steps")]
    [InlineData("sunset 100; sunrise 10", "burn by day")]
    [InlineData("sunset 101; sunrise 0", "'101'")]
    [InlineData("sunset -5; sunrise 0", "'-5'")]
    [InlineData("sunset 100; 24:30 50; sunrise 0", "'24:30 50'")]
    [InlineData("sunset+121 100; sunrise 0", "'sunset+121 100'")]
    [InlineData("05:30 100; 23:30 60; sunrise 0", "does not come after")]
    [InlineData("sunset 100; 23:30 60; 23:30 50; sunrise 0", "does not come after")]
    [InlineData("sunrise 100; sunset 0", "does not come after")]
    [InlineData("sunset 100; 20:00 1; 20:01 1; 20:02 1; 20:03 1; 20:04 1; 20:05 1; 20:06 1; 20:07 1; 20:08 1; 20:09 1; 20:10 1; sunrise 0", "13 steps")]
    public void What_is_no_profile_is_told_why(string text, string why) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => DimmingProfile.Parse(text)).Message, StringComparison.Ordinal);

    // Sunset 18:00, sunrise 07:00, in minutes from noon.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(359, 0)]
    [InlineData(360, 100)]
    [InlineData(689, 100)]
    [InlineData(690, 60)]
    [InlineData(1049, 60)]
    [InlineData(1050, 100)]
    [InlineData(1139, 100)]
    [InlineData(1140, 0)]
    public void A_step_holds_until_the_next(double sinceNoon, int level) => Assert.Equal(
        level, DimmingProfile.Parse("sunset 100; 23:30 60; 05:30 100; sunrise 0").LevelAt(sinceNoon, sunset: 360, sunrise: 1140));

    [Fact]
    public void A_morning_step_that_the_sun_overtakes_is_left_out()
    {
        // Sunset 22:00, sunrise 05:00: at 05:40 it is light.
        var profile = DimmingProfile.Parse("sunset 100; 05:30 100; sunrise 0");

        Assert.Equal(0, profile.LevelAt(sinceNoon: 1060, sunset: 600, sunrise: 1020));
    }
}
