using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Forecasts one series with all models and what is known of their earlier forecasts.</summary>
internal static class SeriesForecaster
{
    /// <summary>Days of history without which nothing is forecast: three weeks to fit, one to see how good it is.</summary>
    public const int FewestDays = 28;

    private const int SilentDays = 14;

    /// <summary>The forecast, or the reason why there is none; never throws for odd values.</summary>
    /// <param name="models">From <see cref="ModelForecasts.NewModels"/>, kept for the series from one night to the next.</param>
    /// <param name="past">Earlier forecasts of the same horizon and what came, in the order of time.</param>
    /// <param name="level">Where the intervals are cut; it has learnt from the earlier ones.</param>
    public static SeriesForecast Forecast(
        ForecastSeries series, IReadOnlyList<IForecastModel> models, IReadOnlyList<OriginOutcome> past, CoverageLevel level, int origin, int horizon)
    {
        if (ReasonForNone(series.Load, origin) is { } none)
        {
            return none;
        }

        if (ConstantOf(series.Load, origin) is { } constant)
        {
            var values = new double[horizon];
            Array.Fill(values, constant);
            return new SeriesForecast(ForecastState.Constant, null, values, values, values, [], []);
        }

        var forecasts = ModelForecasts.At(series, models, origin, horizon);
        var weights = Combination.WeightsFrom(past, models.Count);
        if (Combination.Combine(forecasts, weights) is not { } chosen)
        {
            return SeriesForecast.None(ForecastState.TooShort, series.Load.DayOf(origin).AddDays(7));
        }

        var (lower, upper) = Interval(series, past, level, chosen, origin);
        return new SeriesForecast(
            IsWorseThanLastWeek([.. past.Skip(Math.Max(0, past.Count - Combination.Memory))]) ? ForecastState.WorseThanLastWeek : ForecastState.Ready, null, chosen, lower, upper, forecasts, weights);
    }

    /// <summary>Why there can be no forecast from an origin on; null where there can.</summary>
    public static SeriesForecast? ReasonForNone(CivilSeries load, int origin)
    {
        var first = -1;
        var last = -1;
        for (var slot = 0; slot < origin; slot++)
        {
            if (!double.IsNaN(load.Values[slot]))
            {
                first = first < 0 ? slot : first;
                last = slot;
            }
        }

        if (first < 0)
        {
            return SeriesForecast.None(ForecastState.NoValues);
        }

        if (last < origin - (SilentDays * load.SlotsPerDay))
        {
            return SeriesForecast.None(ForecastState.Silent);
        }

        return origin - first < FewestDays * load.SlotsPerDay
            ? SeriesForecast.None(ForecastState.TooShort, load.DayOf(first + load.SlotsPerDay - 1).AddDays(FewestDays)) : null;
    }

    /// <summary>The value that all of the last days have; null where they differ.</summary>
    public static double? ConstantOf(CivilSeries load, int origin)
    {
        double? constant = null;
        foreach (var value in load.Before(origin)[(origin - (FewestDays * load.SlotsPerDay))..])
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            if (constant is { } other && other != value)
            {
                return null;
            }

            constant = value;
        }

        return constant;
    }

    private static (double[] Lower, double[] Upper) Interval(
        ForecastSeries series, IReadOnlyList<OriginOutcome> past, CoverageLevel level, double[] chosen, int origin)
    {
        if (ConformalBand.From(past, chosen.Length, series.Load.SlotsPerDay) is not { } band)
        {
            return ([], []);
        }

        var guard = ForecastGuard.From(series.Load.Before(origin));
        var lower = new double[chosen.Length];
        var upper = new double[chosen.Length];
        for (var lead = 0; lead < chosen.Length; lead++)
        {
            var half = band.HalfWidth(lead, level.Current) ?? double.NaN;
            lower[lead] = Math.Max(chosen[lead] - half, guard.Least);
            upper[lead] = chosen[lead] + half;
        }

        return (lower, upper);
    }

    /// <summary>Whether "same as last week" did better over the outcomes that are looked back on.</summary>
    public static bool IsWorseThanLastWeek(IReadOnlyList<OriginOutcome> past)
    {
        double chosen = 0;
        double naive = 0;
        foreach (var outcome in past)
        {
            for (var lead = 0; lead < outcome.Actual.Length; lead++)
            {
                if (outcome.Chosen is { } ours && outcome.Forecasts[0] is { } lastWeek && !double.IsNaN(outcome.Actual[lead]))
                {
                    chosen += Math.Abs(outcome.Actual[lead] - ours[lead]);
                    naive += Math.Abs(outcome.Actual[lead] - lastWeek[lead]);
                }
            }
        }

        return chosen > naive;
    }
}
