using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Figures;

namespace UrbGrade.Modules.Dashboard.Residents;

/// <summary>Series of an own place, cut to the days on which it was the person's.</summary>
internal sealed class OwnSeries(ISeriesQueries queries)
{
    /// <summary>Days of a year of whole weeks: a weekday stands beside the same weekday.</summary>
    private const int WeeksOfYear = 364;

    private const double FewestShare = 0.9;

    /// <summary>A period beside that of the year before.</summary>
    public async Task<OwnUse> Use(OwnPlace place, Quantity quantity, PeriodLength length, DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = length switch
        {
            PeriodLength.Day => (day, day.AddDays(1)),
            PeriodLength.Week => (day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7))),
            PeriodLength.Month => (LocalCalendar.MonthOf(day), LocalCalendar.MonthOf(day).AddMonths(1)),
            _ => (new DateOnly(day.Year, 1, 1), new DateOnly(day.Year + 1, 1, 1)),
        };
        DateOnly Earlier(DateOnly one) => length is PeriodLength.Day or PeriodLength.Week ? one.AddDays(-WeeksOfYear) : one.AddYears(-1);
        var over = place.LastDay is { } last && last.AddDays(1) < to ? last.AddDays(1) : to;
        var now = await Read(place, quantity, from, to, length, cancellation);
        var before = await Read(place, quantity, Earlier(from), Earlier(to), length, cancellation);
        return new OwnUse(
            from, to, await Sum(place, quantity, from, over, cancellation), await Sum(place, quantity, Earlier(from), Earlier(over), cancellation),
            Bars(LocalCalendar.Of(place.TimeZone), length, from, to, now?.Points ?? [], before?.Points ?? []));
    }

    /// <summary>The sum of the days [from, to); null when nothing is known of them, or not all of them were the person's.</summary>
    public async Task<KpiFigure?> Sum(OwnPlace place, Quantity quantity, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (to <= from || from < place.From || to > place.Until || await Read(place, quantity, from, to, PeriodLength.Month, cancellation) is not { Overall: { } sum } chart)
        {
            return null;
        }

        var calendar = LocalCalendar.Of(place.TimeZone);
        var (valid, expected) = (chart.MeasuredReadings + chart.EstimatedReadings, calendar.HoursBetween(from, to));
        return new KpiFigure(
            quantity, calendar.InstantOf(from), calendar.InstantOf(to), sum, valid, Math.Max(valid, expected), chart.EstimatedReadings,
            $"{FigureCodes.Of(quantity)} 1", valid >= FewestShare * expected ? KpiStatus.Ok : KpiStatus.Insufficient)
        {
            Currency = quantity == Quantity.Cost ? chart.Currency : null,
        };
    }

    /// <summary>The own days of [from, to) with their values.</summary>
    public async Task<Dictionary<DateOnly, SeriesPoint>> Days(
        OwnPlace place, Quantity quantity, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var calendar = LocalCalendar.Of(place.TimeZone);
        var chart = await Read(place, quantity, from, to, PeriodLength.Month, cancellation);
        return chart?.Points.ToDictionary(point => calendar.DayOf(point.Start)) ?? [];
    }

    /// <summary>The own hours of the days [from, to) with their values.</summary>
    public async Task<IReadOnlyList<SeriesPoint>> Hours(
        OwnPlace place, Quantity quantity, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await Read(place, quantity, from, to, PeriodLength.Day, cancellation))?.Points ?? [];

    private async Task<SeriesChart?> Read(
        OwnPlace place, Quantity quantity, DateOnly from, DateOnly to, PeriodLength length, CancellationToken cancellation)
    {
        from = from < place.From ? place.From : from;
        to = to > place.Until ? place.Until.Value : to;
        return from >= to ? null : await queries.Read(
            new SeriesRequest(place.AssetId, quantity, from, to, length == PeriodLength.Day ? Resolution.Hour : Resolution.Day, int.MaxValue), cancellation);
    }

    private static List<OwnUseBar> Bars(
        LocalCalendar calendar, PeriodLength length, DateOnly from, DateOnly to, IReadOnlyList<SeriesPoint> now, IReadOnlyList<SeriesPoint> before)
    {
        Func<DateTimeOffset, DateTimeOffset, int> place = length switch
        {
            PeriodLength.Day => (start, first) => (int)(start - first).TotalHours,
            PeriodLength.Year => (start, _) => calendar.DayOf(start).Month - 1,
            _ => (start, first) => calendar.DayOf(start).DayNumber - calendar.DayOf(first).DayNumber,
        };
        var first = calendar.InstantOf(from);
        var firstBefore = calendar.InstantOf(length is PeriodLength.Day or PeriodLength.Week ? from.AddDays(-WeeksOfYear) : from.AddYears(-1));
        var (these, those) = (now.ToLookup(point => place(point.Start, first)), before.ToLookup(point => place(point.Start, firstBefore)));
        var count = length switch
        {
            PeriodLength.Day => calendar.HoursBetween(from, to),
            PeriodLength.Year => 12,
            _ => to.DayNumber - from.DayNumber,
        };
        return
        [
            .. Enumerable.Range(0, count).Select(bar => new OwnUseBar(
                length switch
                {
                    PeriodLength.Day => first.AddHours(bar),
                    PeriodLength.Year => calendar.InstantOf(from.AddMonths(bar)),
                    _ => calendar.InstantOf(from.AddDays(bar)),
                },
                Sum(these[bar]), Sum(those[bar]), these[bar].All(point => point.Quality == PointQuality.Measured))
            {
                IsSumOnly = these[bar].Any() && these[bar].All(point => point.Quality == PointQuality.SumOnly),
            }),
        ];
    }

    private static double? Sum(IEnumerable<SeriesPoint> points)
    {
        var known = points.Where(point => point.Value is not null).ToList();
        return known.Count == 0 ? null : known.Sum(point => point.Value!.Value);
    }
}
