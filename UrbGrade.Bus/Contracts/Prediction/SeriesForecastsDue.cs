namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>The forecasts of some series are due.</summary>
/// <param name="Night">Local day whose midnight they begin at.</param>
/// <param name="Series">Ids.</param>
public sealed record SeriesForecastsDue(DateOnly Night, IReadOnlyList<int> Series);
