namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>How well a model follows what was measured.</summary>
/// <remarks>Source: ASHRAE Guideline 14-2014, 4.2.11 and annex B; CalTRACK 2.0, 4.3.</remarks>
/// <param name="Count">Values compared.</param>
/// <param name="Slopes">Coefficients besides the intercept.</param>
/// <param name="TotalKwh">Sum of what was measured.</param>
/// <param name="R2">Share of the variance explained.</param>
/// <param name="AdjustedR2">The same, reduced for the slopes.</param>
/// <param name="Rmse">Root of the squared errors over count less slopes, kWh.</param>
/// <param name="CvRmse">RMSE in percent of the mean; NaN where that is 0.</param>
/// <param name="Nmbe">Sum of model less measured in percent of the sum measured; NaN where that is 0.</param>
/// <param name="Autocorrelation">Of residuals one step apart, -1 to 1.</param>
internal sealed record FitQuality(
    int Count, int Slopes, double TotalKwh, double R2, double AdjustedR2, double Rmse, double CvRmse, double Nmbe, double Autocorrelation)
{
    /// <summary>Compares in the order of time.</summary>
    public static FitQuality Of(ReadOnlySpan<double> measured, ReadOnlySpan<double> modelled, int slopes)
    {
        var n = measured.Length;
        double total = 0;
        foreach (var value in measured)
        {
            total += value;
        }

        double squares = 0, spread = 0, bias = 0;
        for (var i = 0; i < n; i++)
        {
            var error = modelled[i] - measured[i];
            squares += error * error;
            bias += error;
            spread += (measured[i] - (total / n)) * (measured[i] - (total / n));
        }

        var r2 = spread > 0 ? 1 - (squares / spread) : 0;
        var rmse = Math.Sqrt(squares / Math.Max(n - slopes, 1));
        return new FitQuality(
            n, slopes, total, r2, 1 - ((1 - r2) * (n - 1) / Math.Max(n - slopes - 1, 1)), rmse,
            total == 0 ? double.NaN : 100 * rmse / Math.Abs(total / n), total == 0 ? double.NaN : 100 * bias / total, CorrelationOfNeighbours(measured, modelled));
    }

    private static double CorrelationOfNeighbours(ReadOnlySpan<double> measured, ReadOnlySpan<double> modelled)
    {
        var pairs = measured.Length - 1;
        double first = 0, second = 0;
        for (var i = 0; i < pairs; i++)
        {
            first += measured[i] - modelled[i];
            second += measured[i + 1] - modelled[i + 1];
        }

        double product = 0, firstSquares = 0, secondSquares = 0;
        for (var i = 0; i < pairs; i++)
        {
            var a = measured[i] - modelled[i] - (first / pairs);
            var b = measured[i + 1] - modelled[i + 1] - (second / pairs);
            product += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }

        return firstSquares > 0 && secondSquares > 0 ? product / Math.Sqrt(firstSquares * secondSquares) : 0;
    }
}
