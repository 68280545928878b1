namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>Length of a period in civil time of the site.</summary>
public enum PeriodLength
{
    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A civil day. Its figures are computed when somebody asks.</summary>
    Day,

    /// <summary>An hour of a civil day, which has 23, 24 or 25 of them. Its figures are computed when somebody asks.</summary>
    Hour,
}
