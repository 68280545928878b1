namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a point stands on.</summary>
public enum PointQuality
{
    /// <summary>Measured readings only, none missing.</summary>
    Measured,

    /// <summary>At least one reading is an estimate.</summary>
    Estimated,

    /// <summary>Some readings of the interval are missing; the value counts only those that are there.</summary>
    Partial,

    /// <summary>No reading; the value is null.</summary>
    Missing,

    /// <summary>The interval is not over: the value is that of its beginning, whether or not readings of it are missing or estimates.</summary>
    SoFar,

    /// <summary>The first reading of all came after the interval had begun: the value is that of its end, whether or
    /// not readings of it are missing or estimates.</summary>
    Begun,

    /// <summary>The sum of a time is known that it is a part of: an hour has no value then, and a day has its share.</summary>
    SumOnly,
}
