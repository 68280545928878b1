using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>How the forecasts of the first day did over the latest nights.</summary>
/// <param name="Nights">Nights looked back on, 28 at most.</param>
/// <param name="Chosen">Errors of the platform's forecast.</param>
/// <param name="LastWeek">Errors of "same as last week".</param>
/// <param name="Coverage">Share of values inside the band, 0 to 1; NaN without bands.</param>
/// <param name="ModelErrors">Mean error of each model; NaN for none.</param>
internal sealed record NightAccuracy(int Nights, ForecastErrors Chosen, ForecastErrors LastWeek, double Coverage, double[] ModelErrors)
{
    private const int ScaleWeeks = 8;

    /// <summary>Null while there is nothing to compare.</summary>
    /// <param name="past">In the order of time.</param>
    /// <param name="models">How many there are.</param>
    public static NightAccuracy? Of(CivilSeries load, IReadOnlyList<PastNight> past, int models)
    {
        var firstDay = new Stretch(0, load.SlotsPerDay);
        List<PastNight> judged = [.. past.Skip(Math.Max(0, past.Count - Combination.Memory)).Select(night => night.Only(firstDay))
            .Where(night => night.Outcome.Actual.Any(double.IsFinite))];
        if (judged.Count == 0)
        {
            return null;
        }

        var first = Math.Clamp(judged[0].Outcome.Origin, 0, load.Length);
        var scale = ForecastErrors.Scale(load.Before(first)[Math.Max(0, first - (ScaleWeeks * load.SlotsPerWeek))..], load.SlotsPerWeek);
        ForecastErrors Errors(Func<OriginOutcome, double[]?> forecast) => ForecastErrors.Of(
            judged.SelectMany(night => forecast(night.Outcome) is { } made ? night.Outcome.Actual.Zip(made) : []), scale);
        var errors = Enumerable.Range(0, models).Select(model => Errors(outcome => model < outcome.Forecasts.Length ? outcome.Forecasts[model] : null));
        return new NightAccuracy(
            judged.Count, Errors(outcome => outcome.Chosen), Errors(outcome => outcome.Forecasts[0]), CoverageOf(judged),
            [.. errors.Select(error => error.Slots == 0 ? double.NaN : error.Mae)]);
    }

    private static double CoverageOf(List<PastNight> judged)
    {
        var (inside, counted) = (0, 0);
        foreach (var (outcome, halves) in judged)
        {
            for (var lead = 0; lead < halves.Length; lead++)
            {
                var miss = Math.Abs(outcome.Actual[lead] - outcome.Chosen![lead]);
                if (!double.IsNaN(halves[lead]) && !double.IsNaN(miss))
                {
                    counted++;
                    inside += miss <= halves[lead] ? 1 : 0;
                }
            }
        }

        return counted == 0 ? double.NaN : (double)inside / counted;
    }
}
