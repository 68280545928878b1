namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>How far forecasts were from what came, pooled over all slots of all origins where both are known.</summary>
/// <param name="Slots">Slots compared.</param>
/// <param name="Mae">Mean absolute error, kWh.</param>
/// <param name="Rmse">Root of the mean squared error, kWh.</param>
/// <param name="CvRmse">RMSE in percent of the mean; NaN where that is 0.</param>
/// <param name="Smape">Symmetric mean absolute percentage error, 0 to 200; slots where both are 0 are left out.</param>
/// <param name="Mase">Mean absolute error in units of that of "same as last week" within the training (R. J. Hyndman and A. B. Koehler, Another look at
/// measures of forecast accuracy, 2006); NaN where that is 0.</param>
/// <param name="Bias">Mean of forecast less actual, kWh.</param>
internal sealed record ForecastErrors(int Slots, double Mae, double Rmse, double CvRmse, double Smape, double Mase, double Bias)
{
    /// <param name="pairs">Actual and forecast; those with a NaN are left out.</param>
    /// <param name="scale">From <see cref="Scale"/>.</param>
    public static ForecastErrors Of(IEnumerable<(double Actual, double Forecast)> pairs, double scale)
    {
        var slots = 0;
        var relative = 0;
        double absolute = 0, squares = 0, bias = 0, actuals = 0, percentages = 0;
        foreach (var (actual, forecast) in pairs)
        {
            if (double.IsNaN(actual) || double.IsNaN(forecast))
            {
                continue;
            }

            var error = forecast - actual;
            slots++;
            absolute += Math.Abs(error);
            squares += error * error;
            bias += error;
            actuals += actual;
            if (Math.Abs(actual) + Math.Abs(forecast) > 0)
            {
                percentages += 2 * Math.Abs(error) / (Math.Abs(actual) + Math.Abs(forecast));
                relative++;
            }
        }

        var mae = absolute / slots;
        var rmse = Math.Sqrt(squares / slots);
        return new ForecastErrors(
            slots, mae, rmse, actuals == 0 ? double.NaN : 100 * rmse / (actuals / slots), 100 * percentages / relative,
            scale > 0 ? mae / scale : double.NaN, bias / slots);
    }

    /// <summary>Mean absolute difference of slots one week apart; NaN where there are none.</summary>
    /// <param name="training">NaN where missing.</param>
    public static double Scale(ReadOnlySpan<double> training, int season)
    {
        double sum = 0;
        var counted = 0;
        for (var i = season; i < training.Length; i++)
        {
            var difference = Math.Abs(training[i] - training[i - season]);
            if (!double.IsNaN(difference))
            {
                sum += difference;
                counted++;
            }
        }

        return counted == 0 ? double.NaN : sum / counted;
    }

    /// <summary>Loss of a quantile forecast: <c>q (y - f)</c> where the value lies above, <c>(1 - q)(f - y)</c> where below.</summary>
    public static double Pinball(double actual, double forecast, double share) =>
        actual >= forecast ? share * (actual - forecast) : (1 - share) * (forecast - actual);
}
