namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>A series or the whole district, and how its forecast stands.</summary>
/// <param name="Key">Names it in <see cref="IForecastQueries.Read"/>.</param>
/// <param name="SeriesId">0 for the district.</param>
/// <param name="AssetId">0 for the district.</param>
/// <param name="Place">Name of the asset; of the district.</param>
/// <param name="Meter">As messages name it; empty for the district.</param>
/// <param name="Quantity">Such as <c>energy</c> or <c>volume</c>.</param>
/// <param name="Medium">Carrier, such as <c>power</c>; empty where there is none.</param>
/// <param name="Unit">Canonical unit, UCUM.</param>
/// <param name="ReadyFrom">Local day from which there will be enough history; null unless too short.</param>
/// <param name="Night">Local day of the latest forecast; null while waiting.</param>
/// <param name="Tomorrow">Forecast of the whole local day after <paramref name="Night"/>; null where none is shown.</param>
/// <param name="Accuracy">Null while nothing can be looked back on.</param>
public sealed record ForecastEntry(
    string Key, int SeriesId, int AssetId, string Place, string Meter, string Quantity, string Medium, string Unit, ForecastState State, DateOnly? ReadyFrom,
    DateOnly? Night, double? Tomorrow, ForecastAccuracy? Accuracy)
{
    /// <summary>Whether it is the forecast of the whole district.</summary>
    public bool IsDistrict => SeriesId == 0;

    /// <summary>Whether there is a forecast that is worth showing.</summary>
    public bool IsShown => State is ForecastState.Ready or ForecastState.Constant;
}
