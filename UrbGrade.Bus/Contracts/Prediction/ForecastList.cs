namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>A page of the forecasts of a district.</summary>
/// <param name="District">The whole district, by carrier.</param>
/// <param name="Series">By place, meter and quantity.</param>
/// <param name="Counts">Series in each state, whatever was asked for.</param>
/// <param name="Page">The page told, from 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Asked">Series asked for on all pages.</param>
public sealed record ForecastList(
    IReadOnlyList<ForecastEntry> District, IReadOnlyList<ForecastEntry> Series, IReadOnlyDictionary<ForecastState, int> Counts, int Page, int Pages, int Asked);
