namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>How far the forecasts of the next day were from what came, over the latest nights, 28 at most.</summary>
/// <param name="Nights">Nights that were looked back on.</param>
/// <param name="MeanError">Mean absolute error, in the series' unit for each hour or day.</param>
/// <param name="LastWeekError">The same of "same as last week".</param>
/// <param name="Mase">Mean absolute error in units of that of "same as last week" in the eight weeks before; null where that is 0.</param>
/// <param name="Coverage">Share of values inside their band, 0 to 1; null without bands.</param>
/// <remarks>Source of the scaled error: R. J. Hyndman and A. B. Koehler, Another look at measures of forecast accuracy, 2006.</remarks>
public sealed record ForecastAccuracy(int Nights, double MeanError, double LastWeekError, double? Mase, double? Coverage);
