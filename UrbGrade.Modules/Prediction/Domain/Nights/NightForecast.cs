using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>What is forecast in one night.</summary>
/// <param name="ReadyFrom">Local day from which there will be enough history; null unless too short.</param>
/// <param name="Values">Of each slot from the origin on; empty without a forecast.</param>
/// <param name="HalfWidths">Of the band of each slot; NaN where too few earlier nights are known.</param>
/// <param name="Models">Of each model; null where it could not, empty where nothing was modelled.</param>
/// <param name="Weights">Of the models, for each stretch.</param>
internal sealed record NightForecast(
    ForecastState State, DateOnly? ReadyFrom, double[] Values, double[] HalfWidths, double[]?[] Models, double[][] Weights)
{
    /// <summary>No forecast.</summary>
    public static NightForecast None(ForecastState state, DateOnly? readyFrom) => new(state, readyFrom, [], [], [], []);
}
