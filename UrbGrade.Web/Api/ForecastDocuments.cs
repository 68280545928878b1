using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Writes a forecast as documents that charts draw: what is expected, and what became of the latest nights.</summary>
internal static class ForecastDocuments
{
    private const int DaysBefore = 3;

    /// <summary>The last days as measured, then the forecast with its band. A forecast that is not shown is left out.</summary>
    public static ChartDocument Ahead(ForecastDetails forecast, IStringLocalizer<ForecastText> texts)
    {
        var night = forecast.Points.Count == 0 ? default : forecast.Points[0].From;
        var before = forecast.Resolution == ForecastResolution.Hour ? night.AddDays(-DaysBefore) : DateTimeOffset.MinValue;
        var past = forecast.Recent.Where(point => point.From >= before && point.From < night).ToList();
        var ahead = forecast.Entry.IsShown ? forecast.Points : [];
        var measure = ForecastMeasures.Choose(forecast.Entry.Unit, past.Select(point => point.Actual ?? 0).Concat(ahead.Select(point => point.Upper ?? point.Value)));
        double? Shown(double? value) => Scaled(value, measure);
        return Document(
            forecast, measure, texts, ForecastSentences.Finding(forecast, texts),
            [.. past.Select(point => point.From), .. ahead.Select(point => point.From)],
            [.. past.Select(point => Shown(point.Actual)), .. ahead.Select(point => Shown(point.Value))],
            string.Concat(past.Select(point => point.Actual is null ? 'x' : 'm')) + new string('f', ahead.Count)) with
        {
            Band = new ChartBand(texts["Lower"], texts["Upper"], [.. past.Select(_ => (double?)null), .. ahead.Select(point => Shown(point.Lower))], [.. past.Select(_ => (double?)null), .. ahead.Select(point => Shown(point.Upper))]),
            Lines = [new ChartLine(texts["LastWeek"], measure.Unit, measure.Decimals, "ink-soft", IsDashed: true, [.. past.Select(_ => (double?)null), .. ahead.Select(point => Shown(point.LastWeek))])],
        };
    }

    /// <summary>Measured beside what was forecast the night before, and what "same as last week" said.</summary>
    public static ChartDocument Recent(ForecastDetails forecast, IStringLocalizer<ForecastText> texts)
    {
        var recent = forecast.Recent;
        // The newest night is that of the day that runs: what did not come of it yet is not due.
        var running = forecast.Points.Count == 0 ? DateTimeOffset.MaxValue : forecast.Points[0].From;
        var measure = ForecastMeasures.Choose(forecast.Entry.Unit, recent.Select(point => Math.Max(point.Actual ?? 0, point.Forecast)));
        double? Shown(double? value) => Scaled(value, measure);
        return Document(
            forecast, measure, texts, ForecastSentences.Trial(forecast, texts), [.. recent.Select(point => point.From)], [.. recent.Select(point => Shown(point.Actual))],
            string.Concat(recent.Select(point => point.Actual is not null ? 'm' : point.From < running ? 'x' : 'f'))) with
        {
            Band = new ChartBand(texts["Lower"], texts["Upper"], [.. recent.Select(point => Shown(point.Lower))], [.. recent.Select(point => Shown(point.Upper))]),
            Lines =
            [
                new ChartLine(texts["NightBefore"], measure.Unit, measure.Decimals, "accent", IsDashed: true, [.. recent.Select(point => Shown(point.Forecast))]),
                new ChartLine(texts["LastWeek"], measure.Unit, measure.Decimals, "ink-soft", IsDashed: true, [.. recent.Select(point => Shown(point.LastWeek))]),
            ],
        };
    }

    private static ChartDocument Document(
        ForecastDetails forecast, Measure measure, IStringLocalizer<ForecastText> texts, string finding, IReadOnlyList<DateTimeOffset> times, IReadOnlyList<double?> values,
        string quality) => new(
            ForecastSentences.Name(forecast.Entry, texts), finding,
            texts["Quality", Measures.Number(quality.Count(letter => letter == 'm'), 0), Measures.Number(quality.Count(letter => letter == 'x'), 0)], measure.Unit, measure.Decimals,
            "sum", ForecastMeasures.Colour(forecast.Entry.Medium), forecast.Resolution == ForecastResolution.Hour ? "hour" : "day", forecast.Zone,
            [.. times.Select(time => time.ToUnixTimeSeconds())], values, quality,
            new Dictionary<string, string> { ["m"] = texts["Measured"], ["f"] = texts["Forecast"], ["x"] = texts["Missing"] });

    private static double? Scaled(double? value, Measure measure) => value is { } number ? Math.Round(number * measure.Factor, 6) : null;
}
