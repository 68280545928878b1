using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement.Domain;

/// <summary>Source of the expected times: the solar calculator of NOAA for 43.184 N, 2.473 W.</summary>
public sealed class SunTimesTests
{
    [Theory]
    [InlineData("2026-06-21", "04:32", "19:54")]
    [InlineData("2026-12-21", "07:41", "16:38")]
    [InlineData("2026-03-20", "06:13", "18:22")]
    public void The_sun_rises_and_sets_in_Eibar_as_tables_say(string day, string rise, string set)
    {
        var (rises, sets) = SunTimes.Of(When.Day(day), 43.184, -2.473)!.Value;

        Assert.InRange((rises - When.Instant($"{day}T{rise}:00Z")).TotalMinutes, -3, 3);
        Assert.InRange((sets - When.Instant($"{day}T{set}:00Z")).TotalMinutes, -3, 3);
    }

    [Fact]
    public void Where_the_sun_does_not_set_there_is_no_night() => Assert.Null(SunTimes.Of(new DateOnly(2026, 6, 21), 69.6, 18.9));
}
