using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The evidence of a finding as a chart: measured, and dashed what was expected.</summary>
internal static class FindingChart
{
    public static ChartDocument Of(FindingDetails details, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
    {
        var (unit, factor) = Unit(details);
        var largest = details.Points.Select(point => Math.Abs((point.Measured ?? point.Expected ?? 0) * factor)).DefaultIfEmpty().Max();
        var decimals = largest switch { < 0.1 => 4, < 1 => 3, < 10 => 2, < 100 => 1, _ => 0 };
        double? Shown(double? value) => value * factor is { } shown ? Math.Round(shown, 6) : null;
        return new ChartDocument(
            texts["Finding.Measured"], FindingWords.Sentence(details.Item, texts), $"{texts["Finding.ChartLine"]} {Coverage(details, texts)}", unit,
            decimals, "mean", details.Item.Medium ?? "power", "hour", details.Item.TimeZone, [.. details.Points.Select(point => point.At.ToUnixTimeSeconds())],
            [.. details.Points.Select(point => Shown(point.Measured))],
            string.Concat(details.Points.Select(point => point.Measured is not null ? 'm' : point.IsSumOnly ? 'k' : 'x')),
            new Dictionary<string, string> { ["m"] = shared["Quality.Measured"], ["x"] = shared["Quality.Missing"], ["k"] = shared["Quality.SumOnly"] })
        {
            Lines = details.Points.Any(point => point.Expected is not null)
                ? [new ChartLine(texts["Finding.Expected"], unit, decimals, "ink-soft", IsDashed: true, [.. details.Points.Select(point => Shown(point.Expected))])] : [],
        };
    }

    private static string Coverage(FindingDetails details, IStringLocalizer<FindingText> texts) => texts[
        "Finding.Coverage", Measures.Number(details.Points.Count(point => point.Measured is not null), 0), Measures.Number(details.Points.Count, 0)];

    private static (string Unit, double Factor) Unit(FindingDetails details) => details.Unit switch
    {
        "kWh" => ("kWh/h", 1),
        "W" when details.Points.Any(point => point.Measured > 10_000) => ("kW", 0.001),
        "m3" => ("m³/h", 1),
        "Cel" => ("°C", 1),
        "1" => ("", 1),
        var unit => (unit, 1),
    };
}
