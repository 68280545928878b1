namespace UrbGrade.Modules.Core.Readings;

/// <summary>What an hourly value stands on.</summary>
internal enum HourState : byte
{
    /// <summary>No reading of the hour.</summary>
    Missing,

    /// <summary>Readings cover a part of the hour only; the value counts those that are there.</summary>
    Partial,

    /// <summary>Readings cover the hour, and at least one of them is an estimate.</summary>
    Estimated,

    /// <summary>Measured readings cover the hour.</summary>
    Measured,
}
