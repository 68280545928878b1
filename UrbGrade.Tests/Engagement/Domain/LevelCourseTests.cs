using UrbGrade.Modules.Engagement.Domain;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement.Domain;

public sealed class LevelCourseTests
{
    private static readonly LevelCourse Night = new(
    [
        (When.Instant("2026-03-10T22:30:00Z"), 60), (When.Instant("2026-03-10T18:10:00Z"), 100), (When.Instant("2026-03-11T06:20:00Z"), 0),
    ]);

    [Theory]
    [InlineData("2026-03-10T18:09:59Z", null)]
    [InlineData("2026-03-10T18:10:00Z", 100)]
    [InlineData("2026-03-10T22:29:59Z", 100)]
    [InlineData("2026-03-11T06:19:00Z", 60)]
    [InlineData("2026-03-11T06:20:00Z", 0)]
    [InlineData("2026-03-12T03:00:00Z", null)]
    public void A_level_holds_until_the_next_one_and_not_for_days(string at, int? level) => Assert.Equal(level, Night.At(When.Instant(at)));

    [Fact]
    public void The_lowest_light_of_a_night_is_that_of_its_evening() =>
        Assert.Equal([(new DateOnly(2026, 3, 10), 60)], Night.Nights(at => DateOnly.FromDateTime(at.AddHours(-12).UtcDateTime)));

    [Theory]
    [InlineData("ENC", "1", "", 100)]
    [InlineData("APG", "0", "", 0)]
    [InlineData("RED", "70", "%", 70)]
    [InlineData("RED", "70", "W", null)]
    [InlineData("RED", "170", "%", null)]
    [InlineData("DOOR", "1", "", null)]
    public void Events_of_control_modules_tell_levels(string name, string value, string unit, int? level) => Assert.Equal(
        level, LevelCourse.LevelOf(new Dictionary<string, string> { ["event"] = name, ["value"] = value, ["unit"] = unit }));
}
