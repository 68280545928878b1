namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Why use cannot be modelled, or not well enough to measure savings by. Names are stored.</summary>
public enum BaselineRefusalReason
{
    /// <summary>The baseline's period is shorter than a year; days.</summary>
    PeriodTooShort,

    /// <summary>More days are missing than may be; days.</summary>
    TooMuchMissing,

    /// <summary>Not a single model can be fitted.</summary>
    NoModel,

    /// <summary>The model scatters too much; CV(RMSE) in percent.</summary>
    TooMuchScatter,

    /// <summary>The model is off on the whole; NMBE in percent.</summary>
    Biased,

    /// <summary>Use does not depend on what the model knows; R2.</summary>
    ExplainsNothing,

    /// <summary>The asset has no meter of the carrier.</summary>
    NoReadings,

    /// <summary>Nobody measures the temperature outside at the site.</summary>
    NoTemperature,

    /// <summary>Where the lamps stand is not known, and so not how long their nights are.</summary>
    NoPosition,

    /// <summary>Every day is alike, so that there is nothing to explain.</summary>
    Constant,
}
