namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>The temperature outside as it was expected at an origin, never as it came.</summary>
internal interface ITemperatureOutlook
{
    /// <summary>Degrees Celsius of the slots from the origin on; NaN where nothing was expected.</summary>
    void Fill(int origin, Span<double> into);
}
