using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Figures;

/// <summary>Stored KPIs as the pages show them.</summary>
/// <param name="currency">ISO 4217 code of the tenant's money.</param>
internal sealed class KpiFigures(IReadOnlyDictionary<int, KpiDefinitionRow> definitions, string? currency)
{
    /// <summary>The definitions and the currency of the context's tenant, loaded.</summary>
    public static async Task<KpiFigures> Load(UrbGradeContext database, CancellationToken cancellation)
    {
        var tenant = database.Scope.TenantId;
        return new KpiFigures(
            await database.Set<KpiDefinitionRow>().AsNoTracking().ToDictionaryAsync(d => d.Id, cancellation),
            await database.Set<TenantRow>().Where(t => t.Id == tenant).Select(t => t.Currency).SingleOrDefaultAsync(cancellation));
    }

    /// <summary>The resolution of a kind of period.</summary>
    public static KpiResolution ResolutionOf(PeriodKind kind) => kind == PeriodKind.Day ? KpiResolution.Day : KpiResolution.Month;

    /// <summary>The newest version of a quantity's definition; null when it has none.</summary>
    public KpiDefinitionRow? Current(Quantity quantity) =>
        definitions.Values.Where(d => d.Code == FigureCodes.Of(quantity)).MaxBy(d => d.Version);

    /// <summary>A stored KPI; null when the pages do not show its quantity.</summary>
    /// <remarks>While its period runs, only its days that are over are expected of it: most meters report a day once it has ended.</remarks>
    /// <param name="hours">What is there of the day that runs.</param>
    public KpiFigure? Of(KpiRow row, LocalCalendar calendar, DateTimeOffset now, HoursOfToday hours)
    {
        var definition = definitions[row.DefinitionId];
        if (FigureCodes.Find(definition.Code) is not { } quantity)
        {
            return null;
        }

        var end = row.Resolution == KpiResolution.Day ? row.PeriodStart.AddDays(1) : row.PeriodStart.AddMonths(1);
        var today = calendar.DayOf(now);
        var due = Math.Max(0, calendar.HoursBetween(row.PeriodStart, today)) + hours.In(row.AssetId, row.DefinitionId, today, row.ComputedAt);
        var expected = ExpectedByNow.Of(row.ValidIntervals, row.ExpectedIntervals, due);
        return new KpiFigure(
            quantity, calendar.InstantOf(row.PeriodStart), calendar.InstantOf(end), row.Value, row.ValidIntervals, expected,
            row.EstimatedIntervals, Version(definition), Judge(definition, row.ValidIntervals, expected))
        {
            Currency = quantity == Quantity.Cost ? currency : null,
        };
    }

    /// <summary>One figure of several assets or periods.</summary>
    public static KpiFigure Sum(
        KpiDefinitionRow definition, DateTimeOffset from, DateTimeOffset to, double value, int valid, int expected, int estimated, string currency) => new(
        FigureCodes.Find(definition.Code)!.Value, from, to, value, valid, Math.Max(valid, expected), estimated, Version(definition),
        Judge(definition, valid, expected))
        {
            Currency = definition.Id == KpiDefinitions.Cost.Id ? currency : null,
        };

    /// <summary>A definition's name for people who compare versions.</summary>
    public static string Version(KpiDefinitionRow definition) => $"{definition.Code} {definition.Version}";

    private static KpiStatus Judge(KpiDefinitionRow definition, int valid, int expected) =>
        expected > 0 && valid >= definition.MinimumCoverage * expected ? KpiStatus.Ok : KpiStatus.Insufficient;
}
