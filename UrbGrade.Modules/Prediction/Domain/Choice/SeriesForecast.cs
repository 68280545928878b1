using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>A forecast of one series from one origin on.</summary>
/// <param name="ReadyFrom">Local day from which there will be enough history; null unless too short.</param>
/// <param name="Values">kWh of each slot from the origin on; empty without a forecast.</param>
/// <param name="Lower">Lower end of the interval, kWh; empty while errors of too few origins are known.</param>
/// <param name="Upper">Upper end of the interval, kWh; empty while errors of too few origins are known.</param>
/// <param name="Models">Forecast of each model in the models' order, to be kept and compared with what comes; null where a model could not.</param>
/// <param name="Weights">Of each model in the combination, together 1.</param>
internal sealed record SeriesForecast(
    ForecastState State, DateOnly? ReadyFrom, double[] Values, double[] Lower, double[] Upper, double[]?[] Models, double[] Weights)
{
    /// <summary>No forecast.</summary>
    public static SeriesForecast None(ForecastState state, DateOnly? readyFrom = null) => new(state, readyFrom, [], [], [], [], []);
}
