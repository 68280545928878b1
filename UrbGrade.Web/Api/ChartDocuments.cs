using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Api;

/// <summary>Writes a series as the document that a chart draws.</summary>
internal static class ChartDocuments
{
    public static ChartDocument Write(SeriesChart series, IStringLocalizer<SharedText> texts)
    {
        var values = series.Points.Select(point => point.Value).ToList();
        var largest = values.Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty().Max();
        var measure = Measures.Choose(series.Quantity, largest, series.Currency);
        return new ChartDocument(
            texts[$"Quantity.{series.Quantity}"],
            Finding(series, texts),
            QualityLine(series, texts),
            measure.Unit,
            measure.Decimals,
            IsSum(series.Quantity) ? "sum" : "mean",
            Colour(series.Quantity, series.Medium),
            series.Resolution switch { Resolution.Hour => "hour", Resolution.Day => "day", _ => "month" },
            series.TimeZone,
            [.. series.Points.Select(point => point.Start.ToUnixTimeSeconds())],
            [.. values.Select(value => value * measure.Factor is { } shown ? Math.Round(shown, 6) : (double?)null)],
            string.Concat(series.Points.Select(point => Letter(point.Quality))),
            new Dictionary<string, string>
            {
                ["m"] = texts["Quality.Measured"],
                ["e"] = texts["Quality.Estimated"],
                ["p"] = texts["Quality.Partial"],
                ["x"] = texts["Quality.Missing"],
                ["s"] = texts["Quality.SoFar"],
                ["b"] = texts["Quality.Begun"],
                ["k"] = texts["Quality.SumOnly"],
            });
    }

    /// <summary>Name of a quantity's colour in the style sheet: amounts have their medium's.</summary>
    public static string Colour(Quantity quantity, Medium medium) => quantity switch
    {
        Quantity.InsideTemperatureCelsius => "temperature-inside",
        Quantity.OutsideTemperatureCelsius => "temperature-outside",
        Quantity.PricePerKwh => "price",
        _ => medium.ToString().ToLowerInvariant(),
    };

    private static bool IsSum(Quantity quantity) =>
        quantity is Quantity.EnergyKwh or Quantity.Cost or Quantity.Co2Kg;

    private static string Finding(SeriesChart series, IStringLocalizer<SharedText> texts)
    {
        var name = texts[$"Quantity.{series.Quantity}"].Value;
        var known = series.Points.Where(point => point.Value is not null).ToList();
        if (known.Count == 0)
            return texts["Chart.FindingNone", name];
        var highest = known.MaxBy(point => point.Value)!;
        var lowest = known.MinBy(point => point.Value)!;
        var when = When(highest.Start, series);
        string Text(double value) => Measures.Text(series.Quantity, value, series.Currency);
        string finding = IsSum(series.Quantity)
            ? texts[
                "Chart.FindingSum", name, Text(series.Overall ?? known.Sum(point => point.Value!.Value)), when,
                Text(highest.Value!.Value)]
            : texts[
                "Chart.FindingMean", name, Text(series.Overall ?? known.Average(point => point.Value!.Value)),
                Text(lowest.Value!.Value),
                Text(highest.Value!.Value), when];
        return string.Join(' ', known.Select(point => Part(point, series, texts)).OfType<string>().Prepend(finding));
    }

    /// <summary>That a day or month tells of a part of itself; null for a whole one.</summary>
    private static string? Part(SeriesPoint point, SeriesChart series, IStringLocalizer<SharedText> texts) => point.Quality switch
    {
        PointQuality.SoFar => texts["Chart.FindingSoFar", When(point.Start, series)].Value,
        PointQuality.Begun => texts["Chart.FindingBegun", When(point.Start, series)].Value,
        _ => null,
    };

    private static string When(DateTimeOffset start, SeriesChart series)
    {
        var day = LocalTimes.LocalDay(start, series.TimeZone);
        return series.Resolution switch
        {
            Resolution.Hour => LocalTimes.Moment(start, series.TimeZone),
            Resolution.Day => LocalTimes.Day(day),
            _ => LocalTimes.Month(day),
        };
    }

    private static string QualityLine(SeriesChart series, IStringLocalizer<SharedText> texts)
    {
        var line = QualityText.Line(
            series.MeasuredReadings, series.EstimatedReadings,
            series.MeasuredReadings + series.EstimatedReadings + series.MissingReadings + series.SumOnlyReadings, texts,
            series.SumOnlyReadings);
        if (series.LastReadingAt is { } last)
            line += ", " + texts["Quality.Last", LocalTimes.Moment(last, series.TimeZone)];
        return series.Merged ? line + " · " + texts["Quality.Merged"] : line;
    }

    private static char Letter(PointQuality quality) => quality switch
    {
        PointQuality.Measured => 'm',
        PointQuality.Estimated => 'e',
        PointQuality.Partial => 'p',
        PointQuality.SoFar => 's',
        PointQuality.Begun => 'b',
        PointQuality.SumOnly => 'k',
        _ => 'x',
    };
}
