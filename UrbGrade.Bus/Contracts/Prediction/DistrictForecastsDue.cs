namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>All series have their forecasts of a night; that of the district is due.</summary>
/// <param name="Night">Local day whose midnight it begins at.</param>
public sealed record DistrictForecastsDue(DateOnly Night);
