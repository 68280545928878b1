namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>One of the models that a forecast is the mean of.</summary>
/// <param name="Name">Such as <c>snaive</c> or <c>lightgbm</c>; docs/accuracy.md says what each is.</param>
/// <param name="Weight">Its share of the first day's forecast, 0 to 1.</param>
/// <param name="LaterWeight">Its share of the days after that, 0 to 1.</param>
/// <param name="MeanError">Of its forecasts of the next day in the latest nights; null where there was none.</param>
/// <param name="Values">Its own forecast, a value for each point; empty where it could not.</param>
public sealed record ForecastModelShare(string Name, double Weight, double LaterWeight, double? MeanError, IReadOnlyList<double> Values);
