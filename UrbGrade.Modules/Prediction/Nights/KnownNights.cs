using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>What is stored of a series' forecasts of one resolution.</summary>
/// <param name="Standing">Null when the series is new.</param>
/// <param name="Fits">What its models learnt; null where nothing is kept, or of another version.</param>
/// <param name="Nights">In the order of time, before the night in question.</param>
/// <param name="IsOfOthers">Whether the nights were about other meters: then they tell what temperature was expected, and nothing else.</param>
internal sealed record KnownNights(ForecastStandingRow? Standing, byte[]? Fits, IReadOnlyList<ForecastRow> Nights, bool IsOfOthers = false)
{
    public static KnownNights None { get; } = new(null, null, []);
}
