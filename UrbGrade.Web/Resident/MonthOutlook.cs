using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

/// <summary>What a place will have used when the month is over: what is measured, and the forecast of the days after that.</summary>
/// <param name="Value">In the series' unit.</param>
/// <param name="Low">All remaining days at the lower end of their bands; null while one has none. The month lies inside more often than a day does.</param>
/// <param name="High">The same of the upper ends.</param>
/// <param name="Days">Days that are forecast.</param>
internal sealed record MonthOutlook(double Value, double? Low, double? High, int Days)
{
    /// <summary>Null when the month is over, when one of its days is neither measured nor forecast, or when a meter's forecast of days is not shown.</summary>
    /// <param name="soFar">Used from the first of the month to the end of <paramref name="lastDay"/>.</param>
    /// <param name="lastDay">Last local day that is measured.</param>
    /// <param name="meters">Forecasts of days, one for each meter of the place.</param>
    public static MonthOutlook? Of(double soFar, DateOnly lastDay, IReadOnlyList<ForecastDetails> meters)
    {
        var end = new DateOnly(lastDay.Year, lastDay.Month, 1).AddMonths(1);
        var days = end.DayNumber - lastDay.DayNumber - 1;
        if (days == 0 || meters.Count == 0 || meters.Any(meter => !meter.Entry.IsShown))
            return null;
        List<Day> known = [.. meters.SelectMany(Known).Where(day => day.On > lastDay && day.On < end)];
        return known.Count != days * meters.Count ? null : new MonthOutlook(
            soFar + known.Sum(day => day.Value), End(soFar, known, day => day.Lower), End(soFar, known, day => day.Upper), days);
    }

    /// <summary>Those before the night were forecast the night before each, and their readings may still be on the way.</summary>
    private static IEnumerable<Day> Known(ForecastDetails forecast) => forecast.Recent
        .Select(point => new Day(LocalTimes.LocalDay(point.From, forecast.Zone), point.Actual ?? point.Forecast, point.Actual ?? point.Lower, point.Actual ?? point.Upper))
        .Concat(forecast.Points.Select(point => new Day(LocalTimes.LocalDay(point.From, forecast.Zone), point.Value, point.Lower, point.Upper)))
        .DistinctBy(day => day.On);

    private static double? End(double soFar, List<Day> days, Func<Day, double?> end) =>
        days.TrueForAll(day => end(day) is not null) ? soFar + days.Sum(day => Math.Max(0, end(day)!.Value)) : null;

    private sealed record Day(DateOnly On, double Value, double? Lower, double? Upper);
}
