using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>The catalogue's figures of one period, with those of the year before and how each is computed.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Hour">Of an hour how many hours of its day come before it; null for a longer period.</param>
/// <param name="WithoutFactor">Carriers without emission factor, where CO2 of all carriers is wanting for it; null or empty for none.</param>
public sealed record KpiTableView(PeriodLength Length, DateOnly Start, IReadOnlyList<KpiLine> Lines, int? Hour = null, IReadOnlyList<string>? WithoutFactor = null)
{
    /// <summary>Codes of what energy cost by its price of each hour, and by the tariff with power and tax.</summary>
    private static readonly string[] Costs = ["cost", "cost_tariff"];

    /// <summary>Whether a line is one of two amounts of money of the same carrier, or of all, that differ, so that what each counts must not hide.</summary>
    public bool IsOneOfTwoCosts(KpiLine line) => Costs.Contains(line.Now.Code)
        && Array.TrueForAll(Costs, code => Lines.Any(other => other.Now.Code == code && other.Now.Medium == line.Now.Medium));

    /// <summary>Hours of which the energy is known, beside a cost by their prices; null for any other line.</summary>
    public int? HoursBesideCost(KpiLine line) => line.Now is { Code: "cost", Value: not null }
        ? Lines.FirstOrDefault(other => other.Now.Code == "energy" && other.Now.Medium == line.Now.Medium)?.Now.Valid : null;

    /// <summary>Loads a period and the one a year before: of an hour, a day or a week the one 52 weeks before, so that weekdays compare.</summary>
    /// <param name="today">While the period runs it is not held against the whole one of the year before.</param>
    /// <param name="hour">Of an hour how many hours of its day come before it; null for the first one.</param>
    public static async Task<KpiTableView> Load(
        IPeriodFigures figures, IKpiCatalogue catalogue, KpiScope scope, int scopeId, PeriodLength length, DateOnly day, DateOnly today, CancellationToken cancellation, int? hour = null)
    {
        var start = StartOf(length, day);
        var now = await figures.Of(null, scope, scopeId, length, start, cancellation);
        var before = await figures.Of(null, scope, scopeId, length, length is PeriodLength.Month or PeriodLength.Year ? start.AddYears(-1) : start.AddDays(-364), cancellation);
        var shown = length == PeriodLength.Hour ? hour ?? 0 : (int?)null;
        now = [.. now.Where(figure => figure.Hour == shown)];
        before = [.. before.Where(figure => figure.Hour == shown)];
        var corrections = (await figures.Corrections(scope, scopeId, length, start, cancellation)).ToLookup(correction => (correction.Code, correction.Medium));
        var definitions = (await catalogue.List(null, cancellation)).ToDictionary(kpi => kpi.Code);
        var lacksCo2 = now.Any(figure => figure is { Code: "energy", Medium: null, Value: not null })
            && !now.Any(figure => figure is { Code: "co2", Medium: null, Status: KpiStatus.Ok });
        return new KpiTableView(length, start,
        [
            .. now.Where(figure => figure.Value is not null || figure.Valid > 0).Select(figure => new KpiLine(
                figure, before.FirstOrDefault(other => other.Code == figure.Code && other.Medium == figure.Medium), definitions.GetValueOrDefault(figure.Code),
                [.. corrections[(figure.Code, figure.Medium)]])
            {
                IsRunning = length != PeriodLength.Hour && StartOf(length, today) <= start,
            }),
        ], shown, lacksCo2 ? await figures.WithoutFactor(scope, scopeId, cancellation) : null);
    }

    /// <summary>The day whose week or month is shown where none is asked for: that of the last reading, or while that one still runs the one before.</summary>
    public static DateOnly Customary(PeriodLength length, DateOnly lastReading, DateOnly today) =>
        length != PeriodLength.Year && StartOf(length, lastReading) == StartOf(length, today) ? StartOf(length, lastReading).AddDays(-1) : lastReading;

    /// <summary>First day of the period that a day is in.</summary>
    public static DateOnly StartOf(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day or PeriodLength.Hour => day,
        PeriodLength.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodLength.Month => Months.Of(day),
        _ => new DateOnly(day.Year, 1, 1),
    };
}
