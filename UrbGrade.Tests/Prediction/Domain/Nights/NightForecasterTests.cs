using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Choice;
using UrbGrade.Modules.Prediction.Domain.Nights;

namespace UrbGrade.Tests.Prediction.Domain.Nights;

public sealed class NightForecasterTests
{
    private const int Night = 24 * 100;

    [Theory]
    [InlineData(0.0, 0.0, false)]
    [InlineData(5.0, 0.0, false)]
    [InlineData(5.0, 2.0, false)]
    [InlineData(2.0, 2.0, true)]
    public void Heat_that_rests_in_summer_is_not_told_to_stay_at_rest_for_certain(double before, double now, bool hasBand)
    {
        double[] load = [.. Enumerable.Repeat(before, 24 * 60), .. Enumerable.Repeat(now, 24 * 40)];

        var night = NightForecaster.Forecast(SimulatedLoad.Of(load), ModelForecasts.NewModels(), [], ForecastPlan.Hours, load.Length);

        Assert.Equal(ForecastState.Constant, night.State);
        Assert.All(night.Values, value => Assert.Equal(now, value));
        Assert.All(night.HalfWidths, half => Assert.Equal(hasBand ? 0 : double.NaN, half));
    }

    [Fact]
    public void Models_that_were_stored_forecast_as_those_that_stayed_in_memory()
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 110);
        var series = SimulatedLoad.Of(load, temperature);
        var kept = ModelForecasts.NewModels();
        ModelForecasts.At(series, kept, Night, ForecastPlan.Hours.Horizon);

        var restored = ModelForecasts.NewModels();
        ModelFits.Load(restored, ModelFits.Save(kept));

        var (stayed, stored) = (ModelForecasts.At(series, kept, Night + 72, 168), ModelForecasts.At(series, restored, Night + 72, 168));
        var anew = ModelForecasts.At(series, ModelForecasts.NewModels(), Night + 72, 168);
        Assert.Equal(kept.Count, stored.Length);
        Assert.All(stayed.Zip(stored), pair => Assert.Equal(pair.First!, pair.Second!));
        Assert.NotEqual(anew[4]!, stored[4]!);
    }

    [Fact]
    public void Models_that_learnt_nothing_store_nothing_and_learn_later()
    {
        var restored = ModelForecasts.NewModels();
        ModelFits.Load(restored, ModelFits.Save(ModelForecasts.NewModels()));

        Assert.All(ModelForecasts.At(SimulatedLoad.Of(SimulatedLoad.Hours(days: 100).Load), restored, Night, 24), Assert.NotNull);
    }

    [Fact]
    public void A_new_series_is_played_through_so_that_its_first_forecast_has_weights_and_a_band()
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 120);
        var series = SimulatedLoad.Of(load, temperature);

        var nights = NightForecaster.Replay(series, ModelForecasts.NewModels(), ForecastPlan.Hours, Night);
        List<PastNight> past = [.. nights.Select(night => PastNight.Of(
            night.Forecast, night.Origin, NightForecaster.ActualOf(series.Load, night.Origin, Night, ForecastPlan.Hours.Horizon)))];
        var forecast = NightForecaster.Forecast(series, ModelForecasts.NewModels(), past, ForecastPlan.Hours, Night);

        Assert.Equal(34, nights.Count);
        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.Equal(168, forecast.Values.Length);
        Assert.Equal(3, forecast.Weights.Length);
        Assert.All(forecast.Weights, weights => Assert.Equal(1, weights.Sum(), 1e-9));
        Assert.All(forecast.HalfWidths, half => Assert.InRange(half, 0.1, 10));
        Assert.InRange(NightAccuracy.Of(series.Load, past, 5)!.Coverage, 0.65, 0.95);
    }

    [Fact]
    public void The_first_forecast_of_a_new_meter_has_a_band_around_its_first_day()
    {
        var series = SimulatedLoad.Of(SimulatedLoad.Hours(days: 28).Load);

        var nights = NightForecaster.Replay(series, ModelForecasts.NewModels(), ForecastPlan.Hours, series.Load.Length);
        List<PastNight> past = [.. nights.Select(night => PastNight.Of(
            night.Forecast, night.Origin, NightForecaster.ActualOf(series.Load, night.Origin, series.Load.Length, ForecastPlan.Hours.Horizon)))];
        var forecast = NightForecaster.Forecast(series, ModelForecasts.NewModels(), past, ForecastPlan.Hours, series.Load.Length);

        Assert.Equal(7, nights.Count);
        Assert.All(forecast.HalfWidths[..24], half => Assert.InRange(half, 0.01, 10));
    }

    [Fact]
    public void Nights_that_were_worse_than_last_week_hide_the_next_one()
    {
        var series = SimulatedLoad.Of(SimulatedLoad.Hours(days: 110).Load);
        var (right, wrong, half) = (Alike(10), Alike(14), Alike(1));
        PastNight[] Past(double[] chosen) =>
            [.. Enumerable.Range(70, 20).Select(day => new PastNight(new OriginOutcome(24 * day, [right, wrong, wrong, wrong, wrong], chosen, right), half))];

        var hidden = NightForecaster.Forecast(series, ModelForecasts.NewModels(), Past(wrong), ForecastPlan.Hours, Night);
        var shown = NightForecaster.Forecast(series, ModelForecasts.NewModels(), Past(right), ForecastPlan.Hours, Night);

        Assert.Equal((ForecastState.WorseThanLastWeek, ForecastState.Ready), (hidden.State, shown.State));
        Assert.Equal(shown.Values, hidden.Values);
        Assert.All(hidden.Weights, weights => Assert.Equal([1, 0, 0, 0, 0], weights));

        static double[] Alike(double value) => [.. Enumerable.Repeat(value, ForecastPlan.Hours.Horizon)];
    }

    [Fact]
    public void What_came_after_the_night_changes_nothing()
    {
        var (load, temperature) = SimulatedLoad.Hours(days: 120);
        var spoilt = load.ToArray();
        Array.Fill(spoilt, 1_000, Night, load.Length - Night);
        double[] warm = [.. temperature[..Night], .. temperature[Night..].Select(degrees => degrees + 20)];

        Assert.Equal(Made(load, temperature), Made(spoilt, warm));

        static double[] Made(double[] load, double[] temperature)
        {
            var series = SimulatedLoad.Of(load, temperature);
            List<PastNight> past = [.. NightForecaster.Replay(series, ModelForecasts.NewModels(), ForecastPlan.Hours, Night).Select(night =>
                PastNight.Of(night.Forecast, night.Origin, NightForecaster.ActualOf(series.Load, night.Origin, Night, ForecastPlan.Hours.Horizon)))];
            var forecast = NightForecaster.Forecast(series, ModelForecasts.NewModels(), past, ForecastPlan.Hours, Night);
            return [.. forecast.Values, .. forecast.HalfWidths];
        }
    }

    [Fact]
    public void Thirty_days_have_a_band_on_each_of_them()
    {
        var random = new Random(2);
        double[] days = [.. Enumerable.Range(0, 300).Select(day => 200 + (day % 7 < 5 ? 80 : 0) + (10 * random.NextDouble()))];
        var series = new ForecastSeries(new CivilSeries(SimulatedLoad.Monday, 1, days));
        List<PastNight> past = [.. NightForecaster.Replay(series, ModelForecasts.NewModels(), ForecastPlan.Days, 300).Select(night =>
            PastNight.Of(night.Forecast, night.Origin, NightForecaster.ActualOf(series.Load, night.Origin, 300, 30)))];

        var forecast = NightForecaster.Forecast(series, ModelForecasts.NewModels(), past, ForecastPlan.Days, 300);
        var accuracy = NightAccuracy.Of(series.Load, past, 5)!;

        Assert.Equal(57, past.Count);
        Assert.All(forecast.HalfWidths, half => Assert.InRange(half, 0.1, 40));
        Assert.Equal(28, accuracy.Nights);
        Assert.InRange(accuracy.Coverage, 0.6, 1);
        Assert.InRange(accuracy.Chosen.Mae, 0.5, 8);
        Assert.Equal(accuracy.LastWeek.Mae, accuracy.ModelErrors[0]);
    }

    [Fact]
    public void Days_of_lamps_follow_the_length_of_the_nights_and_not_the_use_of_last_week()
    {
        var (random, nights) = (new Random(3), new NightLength(43.2));
        double[] days = [.. Enumerable.Range(0, 300).Select(day => 10 * nights.Of(SimulatedLoad.Monday.AddDays(day)) * (0.99 + (0.02 * random.NextDouble())))];
        var load = new CivilSeries(SimulatedLoad.Monday, 1, days[..270]);

        // From the end of September on nights grow by more than an hour and a half within thirty days.
        var known = ModelForecasts.At(new ForecastSeries(load, nights: nights), ModelForecasts.NewModels(), 270, 30);
        var unknown = ModelForecasts.At(new ForecastSeries(load), ModelForecasts.NewModels(), 270, 30);

        Assert.Equal(unknown[0], known[0]);
        Assert.All(known.Skip(1), forecast => Assert.InRange(WorstShare(forecast!), 0, 0.03));

        // What smoothing takes for a trend follows so even a change by chance; the others do not.
        Assert.All(unknown.Skip(2), forecast => Assert.InRange(WorstShare(forecast!), 0.03, 1));

        double WorstShare(double[] forecast) => forecast.Zip(days[270..], (expected, came) => Math.Abs(expected - came) / came).Max();
    }

    [Fact]
    public void Where_the_sun_does_not_set_lamps_by_days_have_a_forecast()
    {
        double[] days = [.. Enumerable.Range(0, 200).Select(day => 5.0 + (day % 7))];
        var series = new ForecastSeries(new CivilSeries(SimulatedLoad.Monday, 1, days), nights: new NightLength(70));

        var forecast = NightForecaster.Forecast(series, ModelForecasts.NewModels(), [], ForecastPlan.Days, 170);

        Assert.All(forecast.Values, value => Assert.InRange(value, 0, 22));
    }
}
