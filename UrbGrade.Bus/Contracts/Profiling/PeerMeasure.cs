namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>What peers are compared by. The numbers are stored.</summary>
public enum PeerMeasure
{
    /// <summary>Use of a mean day.</summary>
    DailyMean = 0,

    /// <summary>Use of a mean day for each square metre.</summary>
    DailyMeanPerArea = 1,

    /// <summary>Night over day on workdays.</summary>
    NightToDay = 2,

    /// <summary>Weekend over workdays.</summary>
    WeekendToWorkday = 3,

    /// <summary>Mean over largest hour.</summary>
    LoadFactor = 4,
}
