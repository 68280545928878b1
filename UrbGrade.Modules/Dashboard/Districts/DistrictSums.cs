using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>KPIs of all assets of one tenant added up, coverage included.</summary>
internal sealed class DistrictSums(UrbGradeContext database, KpiFigures figures, LocalCalendar calendar)
{
    private const int MonthsShown = 12;

    /// <summary>Sums of the local days in [from, to), each beside the same days one year earlier.</summary>
    public async Task<IReadOnlyList<DistrictFigure>> Figures(
        IEnumerable<Quantity> quantities, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var now = await Days(from, to, cancellation);
        var before = await Days(from.AddYears(-1), to.AddYears(-1), cancellation);
        var result = new List<DistrictFigure>();
        foreach (var quantity in quantities)
        {
            if (Figure(quantity, now, from, to) is { } figure)
            {
                result.Add(new DistrictFigure(figure, Figure(quantity, before, from.AddYears(-1), to.AddYears(-1))));
            }
        }

        return result;
    }

    /// <summary>The twelve months up to <paramref name="last"/>, from the first one with data.</summary>
    public async Task<IReadOnlyList<DistrictMonth>> Months(DateOnly last, CancellationToken cancellation)
    {
        var energyId = figures.Current(Quantity.EnergyKwh)?.Id ?? 0;
        var earliest = last.AddMonths(1 - 2 * MonthsShown);
        var sums = await database.Set<KpiRow>()
            .Where(k => k.DefinitionId == energyId && k.Resolution == KpiResolution.Month && k.PeriodStart >= earliest && k.PeriodStart <= last)
            .GroupBy(k => k.PeriodStart)
            .Select(g => new
            {
                g.Key,
                Kwh = g.Sum(k => k.Value),
                Valid = g.Sum(k => k.ValidIntervals),
                Expected = g.Sum(k => k.ExpectedIntervals),
                Estimated = g.Sum(k => k.EstimatedIntervals),
            }).ToDictionaryAsync(g => g.Key, cancellation);
        var months = new List<DistrictMonth>();
        for (var month = last.AddMonths(1 - MonthsShown); month <= last; month = month.AddMonths(1))
        {
            var sum = sums.GetValueOrDefault(month);
            if (sum is null && months.Count == 0)
            {
                continue;
            }

            months.Add(new DistrictMonth(
                month, sum is { Valid: > 0 } ? sum.Kwh : null,
                sums.GetValueOrDefault(month.AddYears(-1)) is { Valid: > 0 } earlier ? earlier.Kwh : null,
                sum is { Expected: > 0 } ? (double)sum.Valid / sum.Expected : 0,
                sum is { Valid: > 0 } ? (double)sum.Estimated / sum.Valid : 0));
        }

        return months;
    }

    private KpiFigure? Figure(Quantity quantity, Dictionary<int, KpiRow> sums, DateOnly from, DateOnly to) =>
        figures.Current(quantity) is { } definition && sums.TryGetValue(definition.Id, out var sum)
            ? figures.Sum(quantity, [sum], calendar.InstantOf(from), calendar.InstantOf(to))
            : null;

    private async Task<Dictionary<int, KpiRow>> Days(DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Day && k.PeriodStart >= from && k.PeriodStart < to)
            .GroupBy(k => k.DefinitionId)
            .Select(g => new
            {
                g.Key,
                Value = g.Sum(k => k.Value),
                Valid = g.Sum(k => k.ValidIntervals),
                Expected = g.Sum(k => k.ExpectedIntervals),
                Estimated = g.Sum(k => k.EstimatedIntervals),
            }).ToListAsync(cancellation))
        .Where(g => g.Valid > 0)
        .ToDictionary(g => g.Key, g => new KpiRow
        {
            DefinitionId = g.Key, Value = g.Value, ValidIntervals = g.Valid, ExpectedIntervals = g.Expected, EstimatedIntervals = g.Estimated,
        });
}
