using System.Runtime.CompilerServices;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Exports;

/// <summary>KPIs of hours, days, weeks, months or years as a table.</summary>
internal static class FigureTables
{
    /// <param name="from">Periods that begin on this day or later.</param>
    /// <param name="to">Excluded.</param>
    public static ExportTable Of(
        IPeriodFigures figures, KpiScope scope, PeriodLength length, DateOnly from, DateOnly to, string timeZone) => new(
        $"figures-of-{Word(scope)}s-by-{Word(length)}", $"KPIs of each {Word(scope)} for each {Word(length)}", timeZone,
        [
            new("scope", ExportType.Text, "asset, meter, street, district or tenant", IsRequired: true),
            new("scope_id", ExportType.Integer, "Number of the asset, meter, place or tenant", IsRequired: true),
            new("name", ExportType.Text, "Its name", IsRequired: true),
            new("period", ExportType.Text, "hour, day, week, month or year", IsRequired: true),
            new("start", ExportType.Day, "First civil day of the period; of a week its Monday, of an hour its day", IsRequired: true),
            new("kpi", ExportType.Text, "Code of the KPI, as the catalogue has it", IsRequired: true),
            new("version", ExportType.Integer, "Version of its definition", IsRequired: true),
            new("carrier", ExportType.Text, "power, heat, gas, water or light; empty for all together"),
            new("value", ExportType.Number, "In the unit beside it; empty when it could not be computed"),
            new("unit", ExportType.Text, "UCUM code; money by ISO 4217", IsRequired: true),
            new("expected", ExportType.Integer, "Hours of the period", IsRequired: true),
            new("valid", ExportType.Integer, "Hours with all inputs", IsRequired: true),
            new("estimated", ExportType.Integer, "Of the valid ones, those with an estimated input", IsRequired: true),
            new("status", ExportType.Text, "ok, or insufficient where fewer hours are valid than the KPI asks for", IsRequired: true),
            new("occurred", ExportType.Instant, "When it happened, such as a peak"),
            new("hour", ExportType.Integer, "Of an hour how many hours of its day come before it, 0 to 24; empty for longer periods"),
            new("hour_start", ExportType.Instant, "When the hour begins"),
        ],
        Rows(figures, scope, length, from, to)) { Key = ["scope", "scope_id", "period", "start", "hour", "kpi", "carrier"] };

    private static async IAsyncEnumerable<object?[]> Rows(
        IPeriodFigures figures, KpiScope scope, PeriodLength length, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (length == PeriodLength.Hour)
        {
            await foreach (var figure in figures.Hours(scope, from, to, cancellation))
            {
                yield return Row(scope, figure);
            }

            yield break;
        }

        for (var day = First(length, from); day < to; day = Next(length, day))
        {
            foreach (var figure in await figures.All(null, scope, length, day, null, cancellation))
            {
                yield return Row(scope, figure);
            }
        }
    }

    private static object?[] Row(KpiScope scope, PeriodFigure figure) =>
    [
        Word(scope), (long)figure.ScopeId, figure.About, Word(figure.Length), figure.Start, figure.Code, (long)figure.Version, figure.Medium, figure.Value, figure.Unit,
        (long)figure.Expected, (long)figure.Valid, (long)figure.Estimated, figure.Status == KpiStatus.Ok ? "ok" : "insufficient", figure.OccurredAt,
        (long?)figure.Hour, figure.HourStart,
    ];

    private static DateOnly First(PeriodLength length, DateOnly from)
    {
        var first = length switch
        {
            PeriodLength.Day or PeriodLength.Hour => from,
            PeriodLength.Week => from.AddDays(-(((int)from.DayOfWeek + 6) % 7)),
            PeriodLength.Month => new DateOnly(from.Year, from.Month, 1),
            _ => new DateOnly(from.Year, 1, 1),
        };
        return first < from ? Next(length, first) : first;
    }

    /// <summary>The beginning of the period after one; the last day of the calendar where it ends before.</summary>
    private static DateOnly Next(PeriodLength length, DateOnly day)
    {
        var last = DateOnly.MaxValue;
        return length switch
        {
            PeriodLength.Day or PeriodLength.Hour => day < last ? day.AddDays(1) : last,
            PeriodLength.Week => day <= last.AddDays(-7) ? day.AddDays(7) : last,
            PeriodLength.Month => day <= last.AddMonths(-1) ? day.AddMonths(1) : last,
            _ => day <= last.AddYears(-1) ? day.AddYears(1) : last,
        };
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
