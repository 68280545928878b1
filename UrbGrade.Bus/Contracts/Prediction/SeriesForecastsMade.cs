namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Series have a new forecast, or a new reason for none.</summary>
/// <param name="Night">Local day whose midnight it begins at.</param>
/// <param name="Series">Ids.</param>
public sealed record SeriesForecastsMade(DateOnly Night, IReadOnlyList<int> Series);
