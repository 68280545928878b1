using NodaTime;

namespace UrbGrade.Gateway.Sites.Kalundborg;

/// <summary>Denmark's public holidays, with the days before that people take off by custom: they use energy as on Sundays.</summary>
internal static class DanishHolidays
{
    // Great Prayer Day, the fourth Friday after Easter, was one until 2023.
    private const int LastGreatPrayerDay = 2023;

    public static bool Contains(LocalDate day)
    {
        var fromEaster = Period.DaysBetween(Easter.Sunday(day.Year), day);
        return (day.Month, day.Day) is (1, 1) or (6, 5) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
            || fromEaster is -3 or -2 or 0 or 1 or 39 or 49 or 50
            || (fromEaster == 26 && day.Year <= LastGreatPrayerDay);
    }
}
