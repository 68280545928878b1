namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>How finely, and with it how far ahead, is forecast.</summary>
public enum ForecastResolution
{
    /// <summary>Each hour of seven local days, the day of the forecast being the first.</summary>
    Hour,

    /// <summary>Each of thirty local days, the day of the forecast being the first.</summary>
    Day,
}
