namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Features that segments are told apart by.</summary>
public enum SegmentFeature
{
    /// <summary>Night over day on workdays.</summary>
    NightToDay,

    /// <summary>Weekend over workdays.</summary>
    WeekendToWorkday,

    /// <summary>Mean over largest hour.</summary>
    LoadFactor,

    /// <summary>Hour of the largest use in the morning.</summary>
    MorningPeak,

    /// <summary>Hour of the largest use in the evening.</summary>
    EveningPeak,

    /// <summary>Use of a mean day.</summary>
    DailyMean,

    /// <summary>More use for each degree of cold, over the mean day.</summary>
    HeatingSlope,

    /// <summary>More use for each degree of warmth, over the mean day.</summary>
    CoolingSlope,
}
