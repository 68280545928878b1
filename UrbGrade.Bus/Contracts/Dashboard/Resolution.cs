namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Width of a point of a chart.</summary>
public enum Resolution
{
    /// <summary>One hour.</summary>
    Hour,

    /// <summary>One local civil day.</summary>
    Day,

    /// <summary>One local calendar month.</summary>
    Month,
}
