using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Days on which shops in Barcelona stay closed.</summary>
internal static class CatalanHolidays
{
    private static readonly HashSet<(int Month, int Day)> Fixed =
    [
        (1, 1), (1, 6), (5, 1), (6, 24), (8, 15), (9, 11), (9, 24), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25), (12, 26),
    ];

    public static bool Includes(LocalDate day) =>
        Fixed.Contains((day.Month, day.Day)) || day == Easter(day.Year).PlusDays(-2) || day == Easter(day.Year).PlusDays(1);

    // The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    private static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }
}
