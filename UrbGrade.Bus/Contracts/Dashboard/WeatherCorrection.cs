namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Whether the weather can be taken out of a comparison of two years.</summary>
public enum WeatherCorrection
{
    /// <summary>Too few months before the period have both energy of the same assets and temperatures.</summary>
    TooFewMonths = 0,

    /// <summary>Those months asked for hardly any heating.</summary>
    LittleHeating = 1,

    /// <summary>Energy does not follow the cold closely enough to tell how much of it heats.</summary>
    NotFollowed = 2,

    /// <summary>It is taken out.</summary>
    Done = 3,
}
