namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>An hour or day that was forecast the night before, and what came.</summary>
/// <param name="From">UTC.</param>
/// <param name="Actual">As measured; null where missing.</param>
/// <param name="Forecast">What was forecast.</param>
/// <param name="LastWeek">What "same as last week" said; null where that was not known.</param>
/// <param name="IsReplayed">The night was played through afterwards, from what was known then, because the series was new.</param>
public sealed record ForecastTrialPoint(
    DateTimeOffset From, double? Actual, double Forecast, double? Lower, double? Upper, double? LastWeek, bool IsReplayed);
