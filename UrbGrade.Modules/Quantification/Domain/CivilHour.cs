using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Where an hour lies on the site's calendar and clock.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Clock">Hour that the local clock shows at its start, 0 to 23; one comes twice where daylight saving ends.</param>
internal readonly record struct CivilHour(DateOnly Day, int Clock)
{
    /// <summary>Monday to Friday; public holidays are not known.</summary>
    public bool IsWorkday => Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Every hour of the local days in [from, to), in order.</summary>
    public static CivilHour[] Of(LocalCalendar calendar, DateOnly from, DateOnly to)
    {
        var hours = new CivilHour[calendar.HoursBetween(from, to)];
        var at = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var count = calendar.HoursOf(day);
            for (var hour = 0; hour < count; hour++)
            {
                hours[at++] = new CivilHour(day, count == 24 ? hour : calendar.ClockOf(calendar.StartOf(day) + hour * LocalCalendar.Hour));
            }
        }

        return hours;
    }
}
