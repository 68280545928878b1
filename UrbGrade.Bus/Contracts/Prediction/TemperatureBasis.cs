namespace UrbGrade.Bus.Contracts.Prediction;

/// <summary>Which outside temperature a forecast knew. Never what was measured after it was made.</summary>
public enum TemperatureBasis
{
    /// <summary>None.</summary>
    None,

    /// <summary>What was measured before, and how it usually goes on from there.</summary>
    Measured,

    /// <summary>What was measured before, and a weather service's forecast as it was issued.</summary>
    Issued,
}
