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

    /// <summary>Use of an open hour for each square metre, in the mean weather of all that are compared.</summary>
    OpenHourPerArea = 5,

    /// <summary>Use of a closed hour for each square metre.</summary>
    ClosedHourPerArea = 6,

    /// <summary>Mean price paid over the mean price of the same hours: below 1, more is used in cheap hours, at whichever tariff.</summary>
    PriceOfHours = 7,
}
