using UrbGrade.Modules.Core.Numerics;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>How much more a day uses for each degree of cold and of warmth, by least squares over days.</summary>
/// <param name="Heating">For each degree of the day's mean below 15.5 degrees Celsius; null with too few cold days.</param>
/// <param name="Cooling">For each degree of the day's mean above 22 degrees Celsius; null with too few warm days.</param>
/// <param name="Fit">R2: share of the days' variance that both explain, 0 to 1.</param>
internal readonly record struct WeatherSlopes(double? Heating, double? Cooling, double Fit)
{
    private const double HeatingBase = 15.5;
    private const double CoolingBase = 22;
    private const int FewestDays = 28;

    /// <summary>Days that a slope is drawn from.</summary>
    private const int FewestDegreeDays = 10;

    /// <summary>Null with fewer than 28 days, or where neither cold nor warm days are enough.</summary>
    /// <param name="days">Use and mean temperature of each day.</param>
    public static WeatherSlopes? Of(IReadOnlyList<(double Use, double Temperature)> days)
    {
        if (days.Count < FewestDays)
        {
            return null;
        }

        var hasCold = days.Count(day => day.Temperature < HeatingBase) >= FewestDegreeDays;
        var hasWarm = days.Count(day => day.Temperature > CoolingBase) >= FewestDegreeDays;
        var columns = 1 + (hasCold ? 1 : 0) + (hasWarm ? 1 : 0);
        var squares = new LeastSquares(columns);
        var row = new double[columns];
        foreach (var day in days)
        {
            Fill(row, day.Temperature, hasCold);
            squares.Add(row, day.Use);
        }

        var coefficients = new double[columns];
        if (columns == 1 || !squares.TrySolve(coefficients))
        {
            return null;
        }

        var mean = days.Average(day => day.Use);
        double rest = 0, all = 0;
        foreach (var day in days)
        {
            Fill(row, day.Temperature, hasCold);
            rest += Square(day.Use - LeastSquares.Dot(row, coefficients));
            all += Square(day.Use - mean);
        }

        return new WeatherSlopes(hasCold ? coefficients[1] : null, hasWarm ? coefficients[^1] : null, all > 0 ? Math.Clamp(1 - (rest / all), 0, 1) : 0);
    }

    /// <summary>Degrees of a day's mean below 15.5 degrees Celsius.</summary>
    public static double HeatingDegreesOf(double temperature) => Math.Max(0, HeatingBase - temperature);

    /// <summary>Degrees of a day's mean above 22 degrees Celsius.</summary>
    public static double CoolingDegreesOf(double temperature) => Math.Max(0, temperature - CoolingBase);

    private static void Fill(Span<double> row, double temperature, bool hasCold)
    {
        var at = 0;
        row[at++] = 1;
        if (hasCold)
        {
            row[at++] = HeatingDegreesOf(temperature);
        }

        if (at < row.Length)
        {
            row[at] = CoolingDegreesOf(temperature);
        }
    }

    private static double Square(double value) => value * value;
}
