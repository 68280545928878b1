namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a baseline explains use by. The numbers are stored.</summary>
public enum BaselineKind
{
    /// <summary>Days by heating and cooling degree days over whole balance points (CalTRACK 2.0).</summary>
    DegreeDays = 0,

    /// <summary>Days by a broken line with balance points anywhere (ASHRAE RP-1050: 3P, 4P, 5P).</summary>
    ChangePoint = 1,

    /// <summary>Hours by the hour of the week and the temperature (CalTRACK 2.0, hourly).</summary>
    HourOfWeek = 2,

    /// <summary>Days by the length of the night, for street lighting.</summary>
    NightLength = 3,

    /// <summary>Days by the weekday and the temperature, where hours are not known or are all chance.</summary>
    DayOfWeek = 4,
}
