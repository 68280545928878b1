using MathNet.Numerics.Statistics;

namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Bounds that a believable forecast stays within: 0 and twice the 99.9th percentile of the history; below 0 only where the history is, too.</summary>
internal readonly record struct ForecastGuard(double Least, double Most)
{
    /// <summary>Bounds from a history; NaN where missing.</summary>
    public static ForecastGuard From(ReadOnlySpan<double> history)
    {
        var known = history.ToArray().Where(value => !double.IsNaN(value)).ToArray();
        if (known.Length == 0)
        {
            return new ForecastGuard(0, 0);
        }

        var high = ArrayStatistics.QuantileCustomInplace(known, 0.999, QuantileDefinition.R7);
        var low = ArrayStatistics.QuantileCustomInplace(known, 0.001, QuantileDefinition.R7);
        return new ForecastGuard(2 * Math.Min(low, 0), 2 * Math.Max(high, 0));
    }

    /// <summary>Whether all values are numbers within the bounds, but for what lies less than a twentieth of the range
    /// below the lower one, which is raised to it.</summary>
    public bool Holds(ReadOnlySpan<double> forecast)
    {
        var slack = 0.05 * (Most - Least);
        foreach (var value in forecast)
        {
            if (!(value >= Least - slack && value <= Most))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Raises what lies just below the lower bound.</summary>
    public void Clip(Span<double> forecast)
    {
        for (var i = 0; i < forecast.Length; i++)
        {
            forecast[i] = Math.Max(forecast[i], Least);
        }
    }
}
