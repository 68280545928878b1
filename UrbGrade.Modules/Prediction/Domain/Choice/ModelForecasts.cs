namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>The forecasts of all models at one origin, each within bounds.</summary>
internal static class ModelForecasts
{
    /// <summary>Models that every series is tried with, new for each series; the first is the yardstick.</summary>
    /// <param name="weeksOfFit">Weeks that a fit is used for.</param>
    public static IReadOnlyList<IForecastModel> NewModels(int weeksOfFit = 1) =>
    [
        new Seasonal.SeasonalNaive(), new Seasonal.StlSmoothing(weeksOfFit), new Harmonic.HarmonicRegression(weeksOfFit), new Harmonic.LeadRegression(weeksOfFit),
        new Boosting.BoostedTrees(weeksOfFit),
    ];

    /// <summary>One forecast for each model, null where it could not; one outside the guard's bounds is replaced by the first model's.</summary>
    /// <param name="models">The seasonal naive model first.</param>
    public static double[]?[] At(ForecastSeries series, IReadOnlyList<IForecastModel> models, int origin, int horizon)
    {
        var guard = ForecastGuard.From(series.Load.Before(origin));
        var forecasts = new double[]?[models.Count];
        for (var i = 0; i < models.Count; i++)
        {
            var forecast = new double[horizon];
            if (!TryForecast(models[i], i == 0 ? null : series.PerNightHour, series, origin, forecast))
            {
                continue;
            }

            if (i > 0 && !guard.Holds(forecast))
            {
                forecasts[i] = forecasts[0];
                continue;
            }

            guard.Clip(forecast);
            forecasts[i] = forecast;
        }

        return forecasts;
    }

    /// <summary>Lamps by days are forecast for each hour of night, so that errors of a fortnight in which nights grow are not those of all models.</summary>
    private static bool TryForecast(IForecastModel model, ForecastSeries? perNightHour, ForecastSeries series, int origin, Span<double> into)
    {
        if (!model.TryForecast(perNightHour ?? series, origin, into))
        {
            return false;
        }

        for (var lead = 0; perNightHour is not null && lead < into.Length; lead++)
        {
            into[lead] *= series.Nights!.Of(series.Load.DayOf(origin + lead));
        }

        return true;
    }
}
