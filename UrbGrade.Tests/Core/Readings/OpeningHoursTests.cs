using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Core.Readings;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("Mon-Sat 09-14, 17-20", DayOfWeek.Monday, "9-13 17-19")]
    [InlineData("Mon-Sat 09-14; Sun 10-13", DayOfWeek.Sunday, "10-12")]
    [InlineData("08-18 Mon-Sat", DayOfWeek.Saturday, "8-17")]
    [InlineData("09-22 daily", DayOfWeek.Sunday, "9-21")]
    [InlineData("00-24", DayOfWeek.Tuesday, "0-23")]
    [InlineData("Mon, Wed 10:00-12:00", DayOfWeek.Wednesday, "10-11")]
    [InlineData("Mon, Wed 10:00-12:00", DayOfWeek.Tuesday, "")]
    [InlineData("Fri-Mon 10-12", DayOfWeek.Sunday, "10-11")]
    [InlineData("Mon-Fri 07-14 17-21, Sat 07-15", DayOfWeek.Friday, "7-13 17-20")]
    [InlineData("Mon-Fri 07-14 17-21, Sat 07-15", DayOfWeek.Saturday, "7-14")]
    [InlineData("08-19 Mon-Fri, 08-14 Sat", DayOfWeek.Saturday, "8-13")]
    public void Texts_of_people_say_hours_of_days(string text, DayOfWeek day, string expected) => Assert.Equal(expected, HoursOf(text, day));

    [Theory]
    [InlineData("Mon-Fri 08:30-17:00", DayOfWeek.Monday, "8-16")]
    [InlineData("Mon-Fri 08:45-17:15", DayOfWeek.Monday, "9-16")]
    [InlineData("Mon-Fri 08:40-17:20", DayOfWeek.Monday, "9-16")]
    public void An_hour_that_is_open_for_half_of_it_counts(string text, DayOfWeek day, string expected) => Assert.Equal(expected, HoursOf(text, day));

    [Theory]
    [InlineData("08-12; 22-06", DayOfWeek.Monday, "0-5 8-11 22-23")]
    [InlineData("Fri, Sat 22-06", DayOfWeek.Friday, "22-23")]
    [InlineData("Fri, Sat 22-06", DayOfWeek.Saturday, "0-5 22-23")]
    [InlineData("Fri, Sat 22-06", DayOfWeek.Sunday, "0-5")]
    public void Times_past_midnight_reach_into_the_next_day(string text, DayOfWeek day, string expected) => Assert.Equal(expected, HoursOf(text, day));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("on request")]
    [InlineData("Mon-Sat 09-14, on Sundays closed")]
    [InlineData("Mon-Fri")]
    [InlineData("Mon-Fri 09-17, Sat")]
    [InlineData("08-19 Mon-Fri, 10-12")]
    [InlineData("Mon-Fri 09-25")]
    [InlineData("Mon-Fri 09:75-17")]
    [InlineData("Mon-Fri 09-09")]
    [InlineData("Montag 09-17")]
    [InlineData("Mon 9.30-17")]
    public void What_says_something_else_is_not_guessed(string? text) => Assert.Null(OpeningHours.Parse(text));

    private static string HoursOf(string text, DayOfWeek day)
    {
        var opening = OpeningHours.Parse(text)!;
        var spans = new List<string>();
        for (var hour = 0; hour < 24; hour++)
        {
            if (opening.Contains(day, hour))
            {
                var from = hour;
                while (hour < 23 && opening.Contains(day, hour + 1))
                {
                    hour++;
                }

                spans.Add($"{from}-{hour}");
            }
        }

        return string.Join(' ', spans);
    }
}
