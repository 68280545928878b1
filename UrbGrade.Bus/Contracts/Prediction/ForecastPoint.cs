namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>A forecast hour or day.</summary>
/// <param name="From">UTC; an hour begins on the hour, a day at local midnight.</param>
/// <param name="To">Excluded.</param>
/// <param name="Value">In the series' unit, over the whole of [from, to).</param>
/// <param name="Lower">Four of five values are expected between this and <paramref name="Upper"/>; null while too few forecasts can be looked back on.</param>
/// <param name="LastWeek">What "same as last week" says; null where that is not known.</param>
public sealed record ForecastPoint(DateTimeOffset From, DateTimeOffset To, double Value, double? Lower, double? Upper, double? LastWeek);
