namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Energy of one calendar month of the whole district.</summary>
/// <param name="Month">First day of the month, local.</param>
/// <param name="EnergyKwh">Null when nothing is known: a gap, not zero.</param>
/// <param name="LastYearEnergyKwh">Of the same days one year before: while the month runs, not of that whole month.
/// Null when unknown or too incomplete to stand beside it.</param>
/// <param name="Coverage">Valid of expected readings of the month, 0 to 1.</param>
/// <param name="EstimatedShare">Estimated of valid readings, 0 to 1.</param>
public sealed record DistrictMonth(
    DateOnly Month, double? EnergyKwh, double? LastYearEnergyKwh, double Coverage, double EstimatedShare)
{
    /// <summary>First local day that counts, on which readings begin; null where the month is counted from its first one.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day that counts; null where the month is counted to its end.</summary>
    public DateOnly? UpTo { get; init; }
}
