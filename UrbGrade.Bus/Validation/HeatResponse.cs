using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>
/// How the heat of a day follows the outside temperature: a straight line over the degrees below the base, fitted to the
/// four weeks before. Estimates are carried from the days they come from to the weather of the days they stand for.
/// </summary>
/// <param name="temperature">Mean outside temperature of a civil day, degrees Celsius; null where it is not known.</param>
/// <param name="baseTemperature">Where heating begins; the Danish degree days use 17.</param>
internal sealed class HeatResponse(DateTimeZone zone, Func<LocalDate, double?> temperature, double baseTemperature = 17)
{
    private const int DaysUsed = 28;
    private const int FewestDays = 10;
    private const double FullDay = 0.9;
    private const double MostChange = 4;

    /// <summary>Corrects an estimate in place.</summary>
    /// <param name="days">For each interval, the days that its estimate is the mean of.</param>
    /// <returns>Whether it could; not where the temperature is unknown or heat does not rise with the cold.</returns>
    public bool Apply(IntervalGrid grid, ValueGap gap, double[] estimate, List<LocalDate>[] days)
    {
        var first = grid.At(gap.First).InZone(zone).Date;
        if (Fit(grid, first) is not var (basis, slope))
            return false;
        var factors = new double[estimate.Length];
        for (var i = 0; i < estimate.Length; i++)
        {
            var then = days[i].Select(day => Predicted(day, basis, slope)).ToList();
            if (Predicted(grid.At(gap.First + i).InZone(zone).Date, basis, slope) is not { } now || then.Contains(null) || then.Average() is not > 0)
                return false;
            factors[i] = Math.Clamp(now / then.Average()!.Value, 1 / MostChange, MostChange);
        }

        for (var i = 0; i < estimate.Length; i++)
            estimate[i] *= factors[i];
        return true;
    }

    private double? Predicted(LocalDate day, double basis, double slope) =>
        temperature(day) is { } mean ? Math.Max(0, basis + (slope * Math.Max(0, baseTemperature - mean))) : null;

    private (double Basis, double Slope)? Fit(IntervalGrid grid, LocalDate before)
    {
        var points = new List<(double Cold, double Energy)>();
        for (var back = 1; back <= DaysUsed; back++)
        {
            var day = before.PlusDays(-back);
            if (temperature(day) is { } mean && Energy(grid, day) is { } energy)
                points.Add((Math.Max(0, baseTemperature - mean), energy));
        }

        if (points.Count < FewestDays)
            return null;
        var cold = points.Average(point => point.Cold);
        var heat = points.Average(point => point.Energy);
        var spread = points.Sum(point => (point.Cold - cold) * (point.Cold - cold));
        var slope = spread > 0 ? points.Sum(point => (point.Cold - cold) * (point.Energy - heat)) / spread : 0;
        return slope > 0 ? (heat - (slope * cold), slope) : null;
    }

    // Of the whole day, from what was measured of it.
    private double? Energy(IntervalGrid grid, LocalDate day)
    {
        var from = grid.IndexOf(zone.AtStartOfDay(day).ToInstant());
        var to = grid.IndexOf(zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        double sum = 0;
        var known = 0;
        for (var i = Math.Max(0, from); i < Math.Min(grid.Count, to); i++)
        {
            if (!grid.IsActual(i))
                continue;
            sum += grid.Value(i);
            known++;
        }

        return known >= FullDay * (to - from) ? sum * (to - from) / known : null;
    }
}
