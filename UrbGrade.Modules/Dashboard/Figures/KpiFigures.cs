using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;
using KpiStatus = UrbGrade.Bus.Contracts.Dashboard.KpiStatus;
using StoredStatus = UrbGrade.Modules.Quantification.Store.KpiStatus;

namespace UrbGrade.Modules.Dashboard.Figures;

/// <summary>Stored KPIs as the pages show them.</summary>
internal sealed class KpiFigures(IReadOnlyDictionary<int, KpiDefinitionRow> definitions)
{
    /// <summary>The definitions, loaded.</summary>
    public static async Task<KpiFigures> Load(DbContext database, CancellationToken cancellation) =>
        new(await database.Set<KpiDefinitionRow>().AsNoTracking().ToDictionaryAsync(d => d.Id, cancellation));

    /// <summary>The resolution of a kind of period.</summary>
    public static KpiResolution ResolutionOf(PeriodKind kind) => kind == PeriodKind.Day ? KpiResolution.Day : KpiResolution.Month;

    /// <summary>The newest version of a quantity's definition; null when it has none.</summary>
    public KpiDefinitionRow? Current(Quantity quantity) =>
        definitions.Values.Where(d => d.Code == FigureCodes.Of(quantity)).MaxBy(d => d.Version);

    /// <summary>A stored KPI; null when the pages do not show its quantity.</summary>
    public KpiFigure? Of(KpiRow row, LocalCalendar calendar)
    {
        var definition = definitions[row.DefinitionId];
        if (FigureCodes.Find(definition.Code) is not { } quantity)
        {
            return null;
        }

        var end = row.Resolution == KpiResolution.Day ? row.PeriodStart.AddDays(1) : row.PeriodStart.AddMonths(1);
        return new KpiFigure(
            quantity, calendar.InstantOf(row.PeriodStart), calendar.InstantOf(end), row.Value, row.ValidIntervals,
            row.ExpectedIntervals, row.EstimatedIntervals, Version(definition),
            row.Status == StoredStatus.Ok ? KpiStatus.Ok : KpiStatus.Insufficient);
    }

    /// <summary>A definition's name for people who compare versions.</summary>
    public static string Version(KpiDefinitionRow definition) => $"{definition.Code} {definition.Version}";

    /// <summary>One figure over several rows of the same quantity: sums, and coverage over all of them.</summary>
    /// <returns>Null when no row has a value.</returns>
    public KpiFigure? Sum(Quantity quantity, IReadOnlyCollection<KpiRow> rows, DateTimeOffset from, DateTimeOffset to)
    {
        if (Current(quantity) is not { } definition || !rows.Any(r => r.Value is not null))
        {
            return null;
        }

        int valid = rows.Sum(r => r.ValidIntervals), expected = rows.Sum(r => r.ExpectedIntervals);
        return new KpiFigure(
            quantity, from, to, rows.Sum(r => r.Value ?? 0), valid, expected, rows.Sum(r => r.EstimatedIntervals),
            Version(definition), valid >= definition.MinimumCoverage * expected ? KpiStatus.Ok : KpiStatus.Insufficient);
    }
}
