namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>The forecasts of a tenant's series are due.</summary>
/// <param name="Night">Local day whose midnight they begin at.</param>
public sealed record ForecastsDue(DateOnly Night);
