namespace UrbGrade.Modules.Core.Readings;

/// <summary>What an hourly value stands on.</summary>
internal enum HourState : byte
{
    /// <summary>No reading of the hour.</summary>
    Missing,

    /// <summary>Readings cover a part of the hour only; the value counts those that are there.</summary>
    Partial,

    /// <summary>What is known is the sum of many hours, and the hour has its share by time: it adds up, and says nothing of the hour itself.</summary>
    Spread,

    /// <summary>Readings cover the hour, and at least one of them is an estimate.</summary>
    Estimated,

    /// <summary>Measured readings cover the hour.</summary>
    Measured,
}
