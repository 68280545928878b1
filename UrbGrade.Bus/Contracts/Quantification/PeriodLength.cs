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
}
