namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Why a baseline is not accepted.</summary>
internal enum RefusalReason
{
    /// <summary>The baseline's period is shorter than a year; days.</summary>
    PeriodTooShort,

    /// <summary>More days or hours are missing than may be; days.</summary>
    TooMuchMissing,

    /// <summary>Not a single model can be fitted.</summary>
    NoModel,

    /// <summary>The model scatters too much; CV(RMSE) in percent.</summary>
    TooMuchScatter,

    /// <summary>The model is off on the whole; NMBE in percent.</summary>
    Biased,

    /// <summary>The use does not depend on what the model knows; R2.</summary>
    ExplainsNothing,
}
