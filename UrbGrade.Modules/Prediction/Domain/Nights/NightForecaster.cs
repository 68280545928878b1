using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>Makes the forecast of one night from all models and from what became of the earlier nights' forecasts.</summary>
internal static class NightForecaster
{
    private const double Coverage = 0.8;

    /// <summary>The forecast, or the reason why there is none; never throws for odd values.</summary>
    /// <param name="past">Earlier nights in the order of time; a stretch counts once all of it is over.</param>
    /// <param name="origin">First slot that is forecast; values at and after it are not read.</param>
    /// <param name="daysLess">Days of history that may be lacking, for nights that are played through to see how good models are.</param>
    public static NightForecast Forecast(
        ForecastSeries series, IReadOnlyList<IForecastModel> models, IReadOnlyList<PastNight> past, ForecastPlan plan, int origin, int daysLess = 0)
    {
        if (ForecastReasons.ReasonForNone(series.Load, origin, daysLess) is { } none)
        {
            return NightForecast.None(none.State, none.ReadyFrom);
        }

        if (ForecastReasons.ConstantOf(series.Load, origin) is { } constant)
        {
            // Heat that rested all summer begins again some day: a band without width would say that it cannot.
            var half = constant == 0 || series.Load.Values.Take(origin).Any(value => double.IsFinite(value) && value != constant) ? double.NaN : 0;
            double[] alike = [.. Enumerable.Repeat(constant, plan.Horizon)];
            return new NightForecast(ForecastState.Constant, null, alike, [.. Enumerable.Repeat(half, plan.Horizon)], [], []);
        }

        var forecasts = ModelForecasts.At(series, models, origin, plan.Horizon);
        var (values, halves) = (new double[plan.Horizon], new double[plan.Horizon]);
        var weights = new double[plan.Stretches.Count][];
        var known = new List<OriginOutcome>();
        for (var i = 0; i < weights.Length; i++)
        {
            var stretch = plan.Stretches[i];
            List<PastNight> over = [.. past.Where(night => night.Outcome.Origin + stretch.To <= origin).Select(night => night.Only(stretch))];
            List<OriginOutcome> outcomes = [.. over.Select(night => night.Outcome)];
            weights[i] = Combination.WeightsFrom(outcomes, models.Count);
            if (Combination.Combine(Array.ConvertAll(forecasts, forecast => forecast?[stretch.From..stretch.To]), weights[i]) is not { } chosen)
            {
                return ForecastReasons.HasTooManyGaps(series.Load, origin) ? NightForecast.None(ForecastState.TooManyGaps, null)
                    : NightForecast.None(ForecastState.TooShort, series.Load.DayOf(origin).AddDays(7));
            }

            chosen.CopyTo(values, stretch.From);
            Widths(over, outcomes, stretch, series.Load.SlotsPerDay).CopyTo(halves, stretch.From);
            known.AddRange(outcomes.Skip(Math.Max(0, outcomes.Count - Combination.Memory)));
        }

        return new NightForecast(
            ForecastReasons.IsWorseThanLastWeek(known) ? ForecastState.WorseThanLastWeek : ForecastState.Ready, null, values, halves, forecasts, weights);
    }

    /// <summary>Plays earlier nights through, for a series that has none: each from what was known before it.</summary>
    public static List<(int Origin, NightForecast Forecast)> Replay(
        ForecastSeries series, IReadOnlyList<IForecastModel> models, ForecastPlan plan, int origin)
    {
        var nights = new List<(int Origin, NightForecast Forecast)>();
        var past = new List<PastNight>();

        // Where there was too little a week ago, those nights would be too few for a band around the first forecast that is told.
        var isYoung = ForecastReasons.ReasonForNone(series.Load, Math.Max(0, origin - series.Load.SlotsPerWeek)) is not null;
        var daysLess = isYoung ? ForecastReasons.TrialDays : 0;
        for (var back = plan.NightsBefore; back > 0; back--)
        {
            var earlier = origin - (back * plan.SlotsPerDay);
            if (earlier <= 0 || Forecast(series, models, past, plan, earlier, daysLess) is not { Models.Length: > 0 } made)
            {
                continue;
            }

            nights.Add((earlier, made));
            past.Add(PastNight.Of(made, earlier, ActualOf(series.Load, earlier, origin, plan.Horizon)));
        }

        return nights;
    }

    /// <summary>What came of the slots from an origin on, as far as known before another one; NaN where missing.</summary>
    public static double[] ActualOf(CivilSeries load, int origin, int until, int horizon)
    {
        var actual = new double[horizon];
        for (var lead = 0; lead < horizon; lead++)
        {
            var slot = origin + lead;
            actual[lead] = slot >= 0 && slot < Math.Min(until, load.Length) ? load.Values[slot] : double.NaN;
        }

        return actual;
    }

    private static double[] Widths(List<PastNight> over, List<OriginOutcome> outcomes, Stretch stretch, int slotsPerDay)
    {
        var halves = new double[stretch.Length];
        Array.Fill(halves, double.NaN);
        if (ConformalBand.From(outcomes, stretch.Length, slotsPerDay) is not { } band)
        {
            return halves;
        }

        var level = new CoverageLevel(Coverage, stretch.To / slotsPerDay, ConformalBand.NightsOverlap(stretch.Length, slotsPerDay));
        over.ForEach(night => level.Learn(night.Outcome, night.Widths()));
        for (var lead = 0; lead < stretch.Length; lead++)
        {
            halves[lead] = band.HalfWidth(lead, level.Current) ?? double.NaN;
        }

        return halves;
    }
}
