using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>Tells of a standing as others know it.</summary>
internal static class StandingWords
{
    /// <summary>Null while nothing can be looked back on.</summary>
    public static ForecastAccuracy? AccuracyOf(ForecastStandingRow standing) => standing is { MeanError: { } own, LastWeekError: { } lastWeek }
        ? new ForecastAccuracy(standing.JudgedNights, own, lastWeek, standing.Mase, standing.Coverage) : null;
}
