namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>How the models and the platform's own choice did at the judged origins.</summary>
/// <param name="Models">Errors of each model; null where it never forecast.</param>
/// <param name="Chosen">Errors of the combination; null where nothing was forecast.</param>
/// <param name="Coverage">Share of values inside the intervals, 0 to 1; NaN without intervals.</param>
/// <param name="Crps">Continuous ranked probability score, kWh: twice the mean pinball loss of the quantiles 0.05, 0.10 ... 0.95.</param>
/// <param name="Weights">Of each model at the end.</param>
/// <param name="Past">All outcomes in the order of time, those before the first judged origin included.</param>
internal sealed record BacktestResult(
    IReadOnlyDictionary<string, ForecastErrors?> Models, ForecastErrors? Chosen, double Coverage, double Crps,
    IReadOnlyDictionary<string, double> Weights, IReadOnlyList<OriginOutcome> Past)
{
    private const int Quantiles = 19;

    /// <summary>Whether "same as last week" would have been better, so that the forecast is not worth showing.</summary>
    public bool IsWorseThanLastWeek => Chosen is null || Models.Values.First() is { } naive && Chosen.Mae > naive.Mae;

    public static BacktestResult Of(IReadOnlyList<JudgedOrigin> judged, IReadOnlyList<OriginOutcome> past, IReadOnlyList<string> names, double scale)
    {
        var models = new Dictionary<string, ForecastErrors?>(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var last = Combination.WeightsFrom(past, names.Count);
        for (var model = 0; model < names.Count; model++)
        {
            models[names[model]] = Errors(judged, outcome => outcome.Forecasts[model], scale);
            weights[names[model]] = last[model];
        }

        return new BacktestResult(models, Errors(judged, outcome => outcome.Chosen, scale), CoverageOf(judged), CrpsOf(judged), weights, past);
    }

    private static ForecastErrors? Errors(IReadOnlyList<JudgedOrigin> judged, Func<OriginOutcome, double[]?> forecast, double scale)
    {
        var errors = ForecastErrors.Of(
            judged.SelectMany(origin => forecast(origin.Outcome) is { } made ? origin.Outcome.Actual.Zip(made) : []), scale);
        return errors.Slots == 0 ? null : errors;
    }

    private static double CoverageOf(IReadOnlyList<JudgedOrigin> judged)
    {
        var inside = 0;
        var counted = 0;
        foreach (var (outcome, widths, _) in judged)
        {
            for (var lead = 0; lead < widths.Length; lead++)
            {
                if (widths[lead] is { } half && outcome.Chosen is { } chosen && !double.IsNaN(outcome.Actual[lead]))
                {
                    counted++;
                    inside += Math.Abs(outcome.Actual[lead] - chosen[lead]) <= half ? 1 : 0;
                }
            }
        }

        return counted == 0 ? double.NaN : (double)inside / counted;
    }

    private static double CrpsOf(IReadOnlyList<JudgedOrigin> judged)
    {
        double loss = 0;
        var counted = 0;
        foreach (var (outcome, _, band) in judged)
        {
            for (var lead = 0; lead < outcome.Actual.Length; lead++)
            {
                if (band is null || outcome.Chosen is not { } chosen || double.IsNaN(outcome.Actual[lead]))
                {
                    continue;
                }

                for (var q = 1; q <= Quantiles; q++)
                {
                    var share = q / (Quantiles + 1.0);
                    var half = band.HalfWidth(lead, Math.Abs((2 * share) - 1)) ?? 0;
                    loss += ForecastErrors.Pinball(outcome.Actual[lead], chosen[lead] + (share < 0.5 ? -half : half), share);
                    counted++;
                }
            }
        }

        return counted == 0 ? double.NaN : 2 * loss / counted;
    }
}
