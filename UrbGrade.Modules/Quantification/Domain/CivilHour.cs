using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Where an hour lies on the site's calendar and clock.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Clock">Hour that the local clock shows at its start, 0 to 23; one comes twice where daylight saving ends.</param>
/// <param name="IsHoliday">Whether the day is a public holiday of the site's region; false where those are not known.</param>
internal readonly record struct CivilHour(DateOnly Day, int Clock, bool IsHoliday = false)
{
    /// <summary>Monday to Friday, but for public holidays.</summary>
    public bool IsWorkday => !IsHoliday && Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Every hour of the local days in [from, to), in order.</summary>
    /// <param name="isHoliday">Whether a day is a public holiday; null where they are not known.</param>
    public static CivilHour[] Of(LocalCalendar calendar, DateOnly from, DateOnly to, Func<DateOnly, bool>? isHoliday = null)
    {
        var hours = new CivilHour[calendar.HoursBetween(from, to)];
        var at = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var (count, rests) = (calendar.HoursOf(day), isHoliday?.Invoke(day) ?? false);
            for (var hour = 0; hour < count; hour++)
            {
                hours[at++] = new CivilHour(day, count == 24 ? hour : calendar.ClockOf(calendar.StartOf(day) + hour * LocalCalendar.Hour), rests);
            }
        }

        return hours;
    }
}
