using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

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
    /// <remarks>While its period runs, only the hours that are over are expected of it.</remarks>
    public KpiFigure? Of(KpiRow row, LocalCalendar calendar, DateTimeOffset now)
    {
        var definition = definitions[row.DefinitionId];
        if (FigureCodes.Find(definition.Code) is not { } quantity)
        {
            return null;
        }

        var end = row.Resolution == KpiResolution.Day ? row.PeriodStart.AddDays(1) : row.PeriodStart.AddMonths(1);
        var over = (int)Math.Max(0, (now.ToUnixTimeMilliseconds() - calendar.StartOf(row.PeriodStart)) / LocalCalendar.Hour);
        var expected = Math.Max(row.ValidIntervals, Math.Min(row.ExpectedIntervals, over));
        return new KpiFigure(
            quantity, calendar.InstantOf(row.PeriodStart), calendar.InstantOf(end), row.Value, row.ValidIntervals, expected,
            row.EstimatedIntervals, Version(definition), Judge(definition, row.ValidIntervals, expected));
    }

    /// <summary>One figure of several assets or periods.</summary>
    public static KpiFigure Sum(
        KpiDefinitionRow definition, DateTimeOffset from, DateTimeOffset to, double value, int valid, int expected, int estimated) => new(
        FigureCodes.Find(definition.Code)!.Value, from, to, value, valid, Math.Max(valid, expected), estimated, Version(definition),
        Judge(definition, valid, expected));

    /// <summary>A definition's name for people who compare versions.</summary>
    public static string Version(KpiDefinitionRow definition) => $"{definition.Code} {definition.Version}";

    private static KpiStatus Judge(KpiDefinitionRow definition, int valid, int expected) =>
        expected > 0 && valid >= definition.MinimumCoverage * expected ? KpiStatus.Ok : KpiStatus.Insufficient;
}
