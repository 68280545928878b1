using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Modules.Prediction.Queries;

/// <summary>Lays a stored night on the hours of UTC or the local days that it is about.</summary>
internal static class ForecastPoints
{
    /// <summary>The points of a night's forecast, in order of time.</summary>
    public static List<ForecastPoint> Of(ForecastRow row, ForecastResolution resolution, LocalCalendar calendar)
    {
        var values = Lay(StoredNight.ToldOf(row), row.Night, resolution, calendar);
        var halves = Lay(Numbers.Unpack(row.HalfWidths), row.Night, resolution, calendar);
        var lastWeek = StoredNight.ModelsOf(row) is [{ } naive, ..] ? Lay(naive, row.Night, resolution, calendar) : null;
        var least = Least(values);
        var points = new List<ForecastPoint>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = Span(row.Night, i, resolution, calendar);
            var half = halves[i];
            points.Add(new ForecastPoint(
                from, to, values[i], double.IsNaN(half) ? null : Math.Max(values[i] - half, least), double.IsNaN(half) ? null : values[i] + half, lastWeek?[i]));
        }

        return points;
    }

    /// <summary>What was forecast of each of some nights' first days, and what came.</summary>
    /// <param name="actual">Values of the local clock from the first of the nights on; NaN where missing.</param>
    /// <param name="seriesId">0 for the district.</param>
    public static List<ForecastTrialPoint> Recent(
        IReadOnlyList<ForecastRow> nights, ForecastResolution resolution, LocalCalendar calendar, CivilSeries actual, int seriesId)
    {
        var points = new List<ForecastTrialPoint>();
        var slots = actual.SlotsPerDay;
        foreach (var row in nights)
        {
            double[] FirstDay(double[] civil) => Lay(civil[..slots], row.Night, resolution, calendar);
            var values = FirstDay(StoredNight.JudgedOf(row, seriesId));
            var halves = FirstDay(Numbers.Unpack(row.HalfWidths));
            var lastWeek = StoredNight.ModelsOf(row) is [{ } naive, ..] ? FirstDay(naive) : null;
            var came = FirstDay(NightForecaster.ActualOf(actual, (row.Night.DayNumber - actual.FirstDay.DayNumber) * slots, actual.Length, slots));
            var least = Least(values);
            for (var i = 0; i < values.Length; i++)
            {
                var half = halves[i];
                points.Add(new ForecastTrialPoint(
                    Span(row.Night, i, resolution, calendar).From, double.IsNaN(came[i]) ? null : came[i], values[i],
                    double.IsNaN(half) ? null : Math.Max(values[i] - half, least), double.IsNaN(half) ? null : values[i] + half, lastWeek?[i], row.IsReplayed));
            }
        }

        return points;
    }

    /// <summary>Values of the local clock, for every hour of UTC in their days; days as they are.</summary>
    public static double[] Lay(double[] civil, DateOnly night, ForecastResolution resolution, LocalCalendar calendar) =>
        resolution == ForecastResolution.Day ? civil : CivilFold.Unfold(calendar, night, night.AddDays(civil.Length / 24), civil);

    /// <summary>A band goes below 0 only where values do, as of a meter that feeds in.</summary>
    private static double Least(double[] values) => values.Any(value => value < 0) ? double.NegativeInfinity : 0;

    private static (DateTimeOffset From, DateTimeOffset To) Span(DateOnly night, int at, ForecastResolution resolution, LocalCalendar calendar)
    {
        if (resolution == ForecastResolution.Day)
        {
            return (calendar.InstantOf(night.AddDays(at)), calendar.InstantOf(night.AddDays(at + 1)));
        }

        var from = calendar.InstantOf(night).AddHours(at);
        return (from, from.AddHours(1));
    }
}
