using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The figures of areas in a calendar year: those of its months, as each of them is told, added up.</summary>
/// <remarks>A sum of what is told tells nothing more (Hundepool et al., Handbook on Statistical Disclosure Control (2010), section 4.4). Where a month is
/// withheld the year is, too: its own sum less the other months would be that month.</remarks>
internal static class YearOfAreas
{
    /// <summary>The months of the year that are over; the first one while none is.</summary>
    public static IReadOnlyList<AreaMapRequest> MonthsOf(AreaMapRequest request, DateOnly today)
    {
        var first = new DateOnly(request.Month.Year, 1, 1);
        var whole = Enumerable.Range(0, 12).Select(first.AddMonths).TakeWhile(month => month.AddMonths(1) <= today);
        return [.. whole.DefaultIfEmpty(first).Select(month => request with { Month = month, Length = PeriodLength.Month })];
    }

    /// <param name="months">Of each month the figures of the same areas in the same order.</param>
    /// <param name="leastCoverage">Of the KPI.</param>
    public static IReadOnlyList<AreaFigure> Sum(IReadOnlyList<IReadOnlyList<AreaFigure>> months, double leastCoverage) =>
        [.. months[0].Select((_, at) => Sum([.. months.Select(month => month[at])], leastCoverage))];

    /// <summary>One area in all months. It is trusted where each of them is known.</summary>
    public static AreaFigure Sum(IReadOnlyList<AreaFigure> months, double leastCoverage)
    {
        var told = months.Any(month => month.IsWithheld) ? [] : months.Where(month => month.Value is not null).ToList();
        var (valid, expected) = (told.Sum(month => month.ValidReadings), told.Sum(month => month.ExpectedReadings));
        return months[^1] with
        {
            Value = told.Count == 0 ? null : told.Sum(month => month.Value!.Value), Reporting = told.Count == 0 ? 0 : told.Max(month => month.Reporting),
            ValidReadings = valid, ExpectedReadings = expected, EstimatedReadings = told.Sum(month => month.EstimatedReadings),
            Status = told.Count == months.Count && valid >= leastCoverage * expected ? KpiStatus.Ok : KpiStatus.Insufficient,
            IsWithheld = months.Any(month => month.IsWithheld),
        };
    }
}
