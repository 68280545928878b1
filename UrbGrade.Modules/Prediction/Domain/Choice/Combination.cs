namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>The platform's own forecast: the mean of the models that did well lately, weighted by how well.</summary>
/// <remarks>Source: J. M. Bates and C. W. J. Granger, The Combination of Forecasts, Operational Research Quarterly 20 (1969): weights by the errors of the
/// recent past, here of the last 28 origins, the latest counting most.</remarks>
internal static class Combination
{
    /// <summary>Origins that are looked back on.</summary>
    public const int Memory = 28;

    /// <summary>What is left of an origin's weight one origin later.</summary>
    public const double KeptEachOrigin = 0.96;

    private const double Sharpness = 4;
    private const double WorstAllowed = 1.25;

    /// <summary>Weights of the models, together 1; all alike while nothing is known. A model more than a quarter worse than the best gets none.</summary>
    public static double[] WeightsFrom(IReadOnlyList<OriginOutcome> past, int models)
    {
        var errors = new double[models];
        for (var model = 0; model < models; model++)
        {
            errors[model] = MeanError(past, model);
        }

        var best = errors.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        var weights = new double[models];
        for (var model = 0; model < models; model++)
        {
            weights[model] = double.IsNaN(best) ? 1
                : double.IsFinite(errors[model]) && errors[model] <= WorstAllowed * best ? best == 0 ? 1 : Math.Pow(best / errors[model], Sharpness) : 0;
        }

        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    /// <summary>The weighted mean of the forecasts there are; null without one.</summary>
    public static double[]? Combine(double[]?[] forecasts, ReadOnlySpan<double> weights)
    {
        double[]? combined = null;
        double total = 0;
        for (var model = 0; model < forecasts.Length; model++)
        {
            if (forecasts[model] is not { } forecast || weights[model] == 0)
            {
                continue;
            }

            combined ??= new double[forecast.Length];
            total += weights[model];
            for (var lead = 0; lead < forecast.Length; lead++)
            {
                combined[lead] += weights[model] * forecast[lead];
            }
        }

        for (var lead = 0; lead < combined?.Length; lead++)
        {
            combined[lead] /= total;
        }

        return combined ?? forecasts.FirstOrDefault(forecast => forecast is not null);
    }

    private static double MeanError(IReadOnlyList<OriginOutcome> past, int model)
    {
        double sum = 0;
        double total = 0;
        var trust = 1.0;
        for (var i = past.Count - 1; i >= Math.Max(0, past.Count - Memory); i--, trust *= KeptEachOrigin)
        {
            if (past[i].Forecasts[model] is not { } forecast)
            {
                continue;
            }

            for (var lead = 0; lead < forecast.Length; lead++)
            {
                var error = Math.Abs(past[i].Actual[lead] - forecast[lead]);
                if (!double.IsNaN(error))
                {
                    sum += trust * error;
                    total += trust;
                }
            }
        }

        return total == 0 ? double.NaN : sum / total;
    }
}
