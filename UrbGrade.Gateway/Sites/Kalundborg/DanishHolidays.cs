using NodaTime;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>Denmark's public holidays, with the days before that people take off by custom: they use energy as on Sundays.</summary>
internal static class DanishHolidays
{
    // Great Prayer Day, the fourth Friday after Easter, was one until 2023.
    private const int LastGreatPrayerDay = 2023;

    public static bool Contains(LocalDate day)
    {
        var fromEaster = Period.DaysBetween(Easter(day.Year), day);
        return (day.Month, day.Day) is (1, 1) or (6, 5) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
            || fromEaster is -3 or -2 or 0 or 1 or 39 or 49 or 50
            || (fromEaster == 26 && day.Year <= LastGreatPrayerDay);
    }

    /// <summary>Easter Sunday in the Gregorian calendar (the anonymous algorithm published in Nature, 20 April 1876).</summary>
    public static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonShift + 15) % 30;
        var (leaps, rest) = Math.DivRem(inCentury, 4);
        var weekday = (32 + (2 * centuryRest) + (2 * leaps) - epact - rest) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * late) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }
}
