using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Domain.Nights;

namespace UrbGrade.Tests.Prediction.Domain.Nights;

/// <summary>Makes a series' forecasts night after night, as the product does, and holds their bands against what came.</summary>
internal static class BandsOfNights
{
    /// <summary>Shares of values inside the band, 0 to 1: of each stretch, of all, and of the first stretch in each fortnight, of which one begins each
    /// week.</summary>
    /// <param name="firstNight">Day of the series from which nights are made.</param>
    /// <param name="firstJudged">Day of the series from which they are judged; those before make weights and bands.</param>
    public static (double[] Stretches, double All, double[] Fortnights) SharesHeld(
        string name, ForecastSeries series, ForecastPlan plan, int firstNight, int firstJudged)
    {
        var models = ModelForecasts.NewModels(weeksOfFit: 3);
        var nights = new List<PastNight>();
        var (inside, counted) = (new int[plan.Stretches.Count], new int[plan.Stretches.Count]);
        var first = new List<(int Inside, int Counted)>();
        for (var origin = firstNight * plan.SlotsPerDay; origin < series.Load.Length; origin += plan.SlotsPerDay)
        {
            List<PastNight> past = [.. nights.TakeLast(plan.NightsBefore).Select(night => night with
            {
                Outcome = night.Outcome with { Actual = NightForecaster.ActualOf(series.Load, night.Outcome.Origin, origin, plan.Horizon) },
            })];
            if (NightForecaster.Forecast(series, models, past, plan, origin) is not { Models.Length: > 0 } made)
            {
                continue;
            }

            nights.Add(PastNight.Of(made, origin, []));
            var actual = NightForecaster.ActualOf(series.Load, origin, series.Load.Length, plan.Horizon);
            var (insideBefore, countedBefore) = (inside[0], counted[0]);
            for (var lead = 0; lead < plan.Horizon && origin >= firstJudged * plan.SlotsPerDay; lead++)
            {
                if (!double.IsNaN(actual[lead]) && !double.IsNaN(made.HalfWidths[lead]))
                {
                    var stretch = plan.Stretches.TakeWhile(one => one.To <= lead).Count();
                    counted[stretch]++;
                    inside[stretch] += Math.Abs(actual[lead] - made.Values[lead]) <= made.HalfWidths[lead] ? 1 : 0;
                }
            }

            if (counted[0] > countedBefore)
            {
                first.Add((inside[0] - insideBefore, counted[0] - countedBefore));
            }
        }

        double[] shares = [.. inside.Zip(counted, (held, of) => (double)held / of)];
        var all = (double)inside.Sum() / counted.Sum();
        double[] fortnights = [.. Enumerable.Range(0, Math.Max(0, (first.Count / 7) - 1)).Select(week => first.Slice(7 * week, 14))
            .Select(nights => (double)nights.Sum(night => night.Inside) / nights.Sum(night => night.Counted))];
        var told = shares.Zip(plan.Stretches, (share, stretch) => $"{100 * share:F1} % of days {(stretch.From / plan.SlotsPerDay) + 1} to {stretch.To / plan.SlotsPerDay}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {counted[0]} values first; bands hold {string.Join(", ", told)}, all {100 * all:F1} %; "
            + $"{fortnights.Count(share => share is >= 0.75 and <= 0.85)} of {fortnights.Length} fortnights hold 75 to 85 % of the first");
        return (shares, all, fortnights);
    }
}
