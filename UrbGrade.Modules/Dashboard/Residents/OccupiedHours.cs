using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Residents;

/// <summary>Measured hours of the heating season in which somebody was in, by how warm they were.</summary>
/// <param name="Comfortable">Within the limits.</param>
/// <param name="TooCold">Below them.</param>
/// <param name="TooWarm">Above them.</param>
/// <remarks>The KPI <c>comfort_2</c> counts the same hours.</remarks>
internal sealed record OccupiedHours(int Comfortable, int TooCold, int TooWarm)
{
    /// <summary>Those of a stretch of hours; one that was not read, or in part only, is none of them.</summary>
    /// <param name="hours">Degrees Celsius inside.</param>
    /// <param name="limits">Of what is comfortable.</param>
    /// <param name="calendar">Of the place.</param>
    /// <param name="opening">When somebody is in; null for always.</param>
    public static OccupiedHours Of(IEnumerable<SeriesPoint> hours, ComfortLimits limits, LocalCalendar calendar, OpeningHours? opening)
    {
        List<double> inside =
        [
            .. hours.Where(hour => hour.Quality is PointQuality.Measured or PointQuality.Estimated && IsIn(hour.Start)).Select(hour => hour.Value!.Value),
        ];
        var (cold, warm) = (inside.Count(celsius => celsius < limits.Least), inside.Count(celsius => celsius > limits.Most));
        return new OccupiedHours(inside.Count - cold - warm, cold, warm);

        bool IsIn(DateTimeOffset start) =>
            opening?.Contains(calendar.DayOf(start).DayOfWeek, calendar.ClockOf(start.ToUnixTimeMilliseconds())) ?? true;
    }
}
