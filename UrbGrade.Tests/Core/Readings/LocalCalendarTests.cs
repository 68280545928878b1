using UrbGrade.Modules.Core.Readings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Readings;

public sealed class LocalCalendarTests
{
    [Theory]
    [InlineData("Europe/Madrid", "2019-03-31", 23)]
    [InlineData("Europe/Madrid", "2019-10-27", 25)]
    [InlineData("Europe/Madrid", "2019-07-01", 24)]
    [InlineData("Europe/London", "2019-03-31", 23)]
    [InlineData("Europe/Copenhagen", "2013-10-27", 25)]
    [InlineData("UTC", "2019-03-31", 24)]
    public void A_local_day_has_the_hours_that_the_clock_shows(string zone, string day, int hours) =>
        Assert.Equal(hours, LocalCalendar.Of(zone).HoursOf(When.Day(day)));

    [Theory]
    [InlineData("2019-06-30T21:59:59.999Z", "2019-06-30")]
    [InlineData("2019-06-30T22:00:00Z", "2019-07-01")]
    [InlineData("2019-12-31T22:59:59Z", "2019-12-31")]
    [InlineData("2019-12-31T23:00:00Z", "2020-01-01")]
    [InlineData("2009-06-30T22:00:00Z", "2009-07-01")]
    [InlineData("2071-06-30T22:00:00Z", "2071-07-01")]
    public void An_instant_falls_on_the_local_day(string instant, string day) =>
        Assert.Equal(When.Day(day), LocalCalendar.Of("Europe/Madrid").DayOf(When.Instant(instant)));

    [Fact]
    public void Every_day_begins_where_the_day_before_ends()
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        for (var day = new DateOnly(2018, 1, 1); day < new DateOnly(2021, 1, 1); day = day.AddDays(1))
        {
            Assert.Equal(day, calendar.DayOf(calendar.StartOf(day)));
            Assert.Equal(day, calendar.DayOf(calendar.StartOf(day.AddDays(1)) - 1));
        }
    }

    [Fact]
    public void A_year_has_its_hours_in_spite_of_daylight_saving() =>
        Assert.Equal(8760, LocalCalendar.Of("Europe/Madrid").HoursBetween(new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1)));

    [Fact]
    public void An_unknown_zone_is_named() =>
        Assert.Contains("Europe/Eibar", Assert.Throws<TimeZoneNotFoundException>(() => LocalCalendar.Of("Europe/Eibar")).Message);
}
