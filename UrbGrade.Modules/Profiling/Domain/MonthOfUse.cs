using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>Use in the three months up to the end of a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Days">Whole days, at least 28.</param>
/// <param name="Week">As <see cref="WeekShape"/>.</param>
internal sealed record MonthOfUse(DateOnly Month, int Days, UseFeatures Features, double[] Week);
