using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Completeness, %: <c>100 * n_valid / n_expected</c>; expected are the hours that the civil days have.</summary>
internal static class Completeness
{
    /// <summary>Of the hours of a period; null for a period without any.</summary>
    public static KpiResult Of(ReadOnlySpan<HourValue> hours)
    {
        var sum = PeriodKpi.Sum(hours);
        return sum with { Value = hours.Length == 0 ? null : 100.0 * sum.Valid / hours.Length };
    }
}
