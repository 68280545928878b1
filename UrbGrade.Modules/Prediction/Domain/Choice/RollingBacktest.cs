namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Replays the past: at each origin the models forecast from what was known before it, are combined by how well they did at earlier origins whose
/// forecasts were over by then, and are compared with what came.</summary>
/// <remarks>Expanding-window rolling origin; never a random split. Source: L. J. Tashman, Out-of-sample tests of forecasting accuracy, International Journal of
/// Forecasting 16 (2000).</remarks>
internal static class RollingBacktest
{
    private const int ScaleWeeks = 8;

    /// <summary>Replays origins one after the other.</summary>
    /// <param name="firstOrigin">First slot of the first forecast that is judged.</param>
    /// <param name="origins">Forecasts judged, at least 1.</param>
    /// <param name="horizon">Slots of each forecast.</param>
    /// <param name="step">Slots from one origin to the next.</param>
    /// <param name="coverage">Share of values that the intervals are to hold.</param>
    /// <param name="earlier">Origins replayed before the first one, for weights and intervals; fewer where the history does not reach.</param>
    /// <param name="scaleWeeks">Weeks before the first origin whose week-to-week differences are the unit of the scaled error.</param>
    public static BacktestResult Run(
        ForecastSeries series, IReadOnlyList<IForecastModel> models, int firstOrigin, int origins, int horizon, int step, double coverage = 0.8,
        int earlier = Combination.Memory, int scaleWeeks = ScaleWeeks)
    {
        var past = new List<OriginOutcome>(earlier + origins);
        var bands = new List<double?[]>(earlier + origins);
        var over = new List<OriginOutcome>(earlier + origins);
        var level = new CoverageLevel(
            coverage, Math.Max(1, horizon / series.Load.SlotsPerDay), ConformalBand.NightsOverlap(horizon, series.Load.SlotsPerDay));
        var judged = new List<JudgedOrigin>(origins);
        for (var i = -Math.Min(earlier, firstOrigin / step); i < origins; i++)
        {
            var origin = firstOrigin + (i * step);
            while (over.Count < past.Count && past[over.Count].Origin + horizon <= origin)
            {
                level.Learn(past[over.Count], bands[over.Count]);
                over.Add(past[over.Count]);
            }

            var outcome = Replay(series, models, over, origin, horizon);
            if (outcome is null)
            {
                continue;
            }

            var band = ConformalBand.From(over, horizon, series.Load.SlotsPerDay);
            var widths = new double?[horizon];
            for (var lead = 0; lead < horizon; lead++)
            {
                widths[lead] = band?.HalfWidth(lead, level.Current);
            }

            if (i >= 0)
            {
                judged.Add(new JudgedOrigin(outcome, widths, band));
            }

            past.Add(outcome);
            bands.Add(widths);
        }

        var scale = ForecastErrors.Scale(
            series.Load.Before(firstOrigin)[Math.Max(0, firstOrigin - (scaleWeeks * series.Load.SlotsPerWeek))..], series.Load.SlotsPerWeek);
        return BacktestResult.Of(judged, past, [.. models.Select(model => model.Name)], scale);
    }

    private static OriginOutcome? Replay(
        ForecastSeries series, IReadOnlyList<IForecastModel> models, List<OriginOutcome> over, int origin, int horizon)
    {
        var forecasts = ModelForecasts.At(series, models, origin, horizon);
        if (forecasts.All(forecast => forecast is null))
        {
            return null;
        }

        var actual = new double[horizon];
        Array.Fill(actual, double.NaN);
        series.Load.Values.AsSpan(origin, Math.Min(horizon, series.Load.Length - origin)).CopyTo(actual);
        return new OriginOutcome(origin, forecasts, Combination.Combine(forecasts, Combination.WeightsFrom(over, models.Count)), actual);
    }
}
