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
}
