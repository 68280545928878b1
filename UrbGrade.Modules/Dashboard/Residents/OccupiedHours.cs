using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Residents;

/// <summary>Measured hours of the heating season in which somebody was in, by how warm they were.</summary>
/// <param name="Comfortable">Within category II of the heating season.</param>
/// <param name="TooCold">Below it.</param>
/// <param name="TooWarm">Above it.</param>
/// <remarks>Source: EN 16798-1:2019, table B.2, the band of the KPI <c>comfort_2</c>, which counts the same hours.</remarks>
internal sealed record OccupiedHours(int Comfortable, int TooCold, int TooWarm)
{
    /// <summary>Degrees Celsius, both included.</summary>
    private const double Least = 20, Most = 25;

    /// <summary>Those of a stretch of hours; one that was not read, or in part only, is none of them.</summary>
    /// <param name="hours">Degrees Celsius inside.</param>
    /// <param name="calendar">Of the place.</param>
    /// <param name="opening">When somebody is in; null for always.</param>
    public static OccupiedHours Of(IEnumerable<SeriesPoint> hours, LocalCalendar calendar, OpeningHours? opening)
    {
        List<double> inside =
        [
            .. hours.Where(hour => hour.Quality is PointQuality.Measured or PointQuality.Estimated && IsIn(hour.Start)).Select(hour => hour.Value!.Value),
        ];
        var (cold, warm) = (inside.Count(celsius => celsius < Least), inside.Count(celsius => celsius > Most));
        return new OccupiedHours(inside.Count - cold - warm, cold, warm);

        bool IsIn(DateTimeOffset start) =>
            opening?.Contains(calendar.DayOf(start).DayOfWeek, calendar.ClockOf(start.ToUnixTimeMilliseconds())) ?? true;
    }
}
