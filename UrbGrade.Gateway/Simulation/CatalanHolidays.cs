using NodaTime;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Simulation;

/// <summary>Days on which shops in Barcelona stay closed.</summary>
internal static class CatalanHolidays
{
    private static readonly HashSet<(int Month, int Day)> Fixed =
    [
        (1, 1), (1, 6), (5, 1), (6, 24), (8, 15), (9, 11), (9, 24), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25), (12, 26),
    ];

    public static bool Includes(LocalDate day) =>
        Fixed.Contains((day.Month, day.Day)) || Period.DaysBetween(Easter.Sunday(day.Year), day) is -2 or 1;
}
