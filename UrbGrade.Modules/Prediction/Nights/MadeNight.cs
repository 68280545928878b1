using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>What is to be written of a night.</summary>
/// <param name="Standing">Without id.</param>
/// <param name="Fits">Null where the models are as they were, or there are none.</param>
/// <param name="Rows">Nights played through, and this one; without the standing's id. Empty without a forecast.</param>
internal sealed record MadeNight(ForecastStandingRow Standing, byte[]? Fits, IReadOnlyList<ForecastRow> Rows);
