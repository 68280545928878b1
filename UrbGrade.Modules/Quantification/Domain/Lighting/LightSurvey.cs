using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>What a survey of a street's light found.</summary>
/// <param name="points">A point that was too dark for the instrument stands with the least that it tells.</param>
internal sealed class LightSurvey(IReadOnlyList<LightPoint> points)
{
    /// <summary>Nights in which one survey is made.</summary>
    private const int DaysOfSurvey = 31;

    private readonly LuminanceGrid? grid = LuminanceGrid.Of([.. points.Select(point => (point.Lane, point.Row, point.Luminance))]);
    private readonly double[] lux = [.. points.Select(point => point.Illuminance).OfType<double>()];

    /// <summary>Those of the newest survey among points of one street.</summary>
    public static IReadOnlyList<T> Newest<T>(IReadOnlyCollection<T> points, Func<T, DateOnly> dayOf)
    {
        if (points.Count == 0)
        {
            return [];
        }

        var first = points.Max(dayOf).AddDays(1 - DaysOfSurvey);
        return [.. points.Where(point => dayOf(point) >= first)];
    }

    /// <summary>Whether the grid is as fine as EN 13201-3 asks.</summary>
    public bool IsFine => grid is { } known && known.Points >= known.Wanted;

    /// <summary>What a class asks for beside what was found; without a class, and for one that asks for nothing, all that was found.</summary>
    public IReadOnlyList<LightCheck> Against(LightingClass? wanted) => wanted is { Asks.Count: > 0 }
        ? [.. wanted.Asks.Select(ask => new LightCheck(ask.Measure, Of(ask.Measure, wanted), ask.Least, ask.Most))]
        : [.. Enum.GetValues<LightMeasure>().Select(measure => new LightCheck(measure, Of(measure, null), null)).Where(check => check.Measured is not null)];

    private double? Of(LightMeasure measure, LightingClass? wanted) => measure switch
    {
        LightMeasure.Luminance => grid?.Mean,

        // A class that asks for illuminance means the uniformity of that.
        LightMeasure.OverallUniformity when wanted?.Asks.Any(ask => ask.Measure == LightMeasure.Illuminance) == true => lux.Length > 0 && lux.Average() > 0 ? lux.Min() / lux.Average() : null,
        LightMeasure.OverallUniformity => grid?.Overall,
        LightMeasure.LongitudinalUniformity => grid?.Longitudinal,
        LightMeasure.Illuminance => lux.Length > 0 ? lux.Average() : null,
        _ => lux.Length > 0 ? lux.Min() : null,
    };
}
