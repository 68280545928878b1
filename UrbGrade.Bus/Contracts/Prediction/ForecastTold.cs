namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>The forecast of a meter, or why there is none.</summary>
/// <param name="ReadyFrom">Local day from which there will be enough history; null unless too short.</param>
/// <param name="Night">Local day whose midnight the forecast begins at.</param>
/// <param name="Unit">Canonical unit, UCUM.</param>
/// <param name="Points">Empty where nothing is forecast, or lately nothing was better than "same as last week".</param>
/// <param name="Accuracy">Null while nothing can be looked back on.</param>
public sealed record ForecastTold(
    ForecastState State, DateOnly? ReadyFrom, DateOnly Night, string Unit, IReadOnlyList<ForecastPoint> Points, ForecastAccuracy? Accuracy);
