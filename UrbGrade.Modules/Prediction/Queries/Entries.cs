using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>Tells how forecasts stand.</summary>
internal static class Entries
{
    /// <param name="standing">Null while no night has come yet.</param>
    public static ForecastEntry Of(KnownSeries series, ForecastStandingRow? standing, double? tomorrow) => new(
        ForecastKey.Of(series.Id, series.Medium, series.Quantity), series.Id, series.AssetId, series.Place, series.Meter, series.Quantity, series.Medium, series.Unit,
        standing?.State ?? ForecastState.Waiting, standing?.ReadyFrom, standing?.Night, tomorrow, standing is null ? null : StandingWords.AccuracyOf(standing));

    /// <param name="name">Of the district.</param>
    public static ForecastEntry OfDistrict(ForecastStandingRow standing, string name, double? tomorrow) => new(
        ForecastKey.Of(0, standing.Medium, standing.Quantity), 0, 0, name, "", standing.Quantity, standing.Medium, standing.Unit, standing.State, standing.ReadyFrom,
        standing.Night, tomorrow, StandingWords.AccuracyOf(standing));
}
