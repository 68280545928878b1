using UrbGrade.Modules.Prediction.Domain.Choice;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>An earlier night's forecast beside what came.</summary>
/// <param name="HalfWidths">Of its band, as it was issued; NaN where there was none.</param>
internal sealed record PastNight(OriginOutcome Outcome, double[] HalfWidths)
{
    /// <summary>A night's forecast, and what is known by now of the slots that it was about.</summary>
    public static PastNight Of(NightForecast night, int origin, double[] actual) => new(new OriginOutcome(origin, night.Models, night.Values, actual), night.HalfWidths);

    /// <summary>A stretch of it.</summary>
    public PastNight Only(Stretch stretch) => new(
        new OriginOutcome(
            Outcome.Origin + stretch.From, Array.ConvertAll(Outcome.Forecasts, forecast => forecast?[stretch.From..stretch.To]),
            Outcome.Chosen?[stretch.From..stretch.To], Outcome.Actual[stretch.From..stretch.To]),
        HalfWidths[stretch.From..stretch.To]);

    /// <summary>The band as the level learns from it.</summary>
    public double?[] Widths() => Array.ConvertAll(HalfWidths, half => double.IsNaN(half) ? null : (double?)half);
}
