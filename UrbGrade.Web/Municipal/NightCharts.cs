using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>The nights of a cabinet as a chart: switching against the sun, and the load.</summary>
internal static class NightCharts
{
    /// <summary>Nights that are told of each cabinet.</summary>
    public const int Shown = 28;

    /// <summary>The same for programs.</summary>
    public static string Csv(CabinetState cabinet) => $"/api/lighting/nights.csv?cabinet={Uri.EscapeDataString(cabinet.Name)}";

    /// <summary>What the chart draws, for the scripts.</summary>
    public static string Json(CabinetState cabinet) => $"/api/lighting/nights?cabinet={Uri.EscapeDataString(cabinet.Name)}";

    public static ChartDocument Of(CabinetState cabinet, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
    {
        static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3) : null;
        var known = cabinet.Nights.Where(night => night.OnAfterSunset is not null).ToList();
        var farthest = known.MaxBy(night => Math.Abs(night.OnAfterSunset!.Value));
        return new ChartDocument(
            texts["Nights.On"], farthest is null ? texts["Nights.Unknown"]
                : texts["Nights.Sentence", cabinet.Name, Measures.Number(farthest.OnAfterSunset!.Value, 0), LocalTimes.Day(farthest.Evening)],
            texts["Explore.Coverage", known.Count, cabinet.Nights.Count], "min", 0, "mean", "light", "day", cabinet.TimeZone,
            [.. cabinet.Nights.Select(night => night.Sunset.ToUnixTimeSeconds())], [.. cabinet.Nights.Select(night => Rounded(night.OnAfterSunset))],
            string.Concat(cabinet.Nights.Select(night => night.OnAfterSunset is null ? 'x' : 'm')),
            new Dictionary<string, string> { ["m"] = shared["Quality.Measured"], ["x"] = shared["Quality.Missing"] })
        {
            Lines =
            [
                new ChartLine(texts["Nights.Off"], "min", 0, "temperature-outside", false, [.. cabinet.Nights.Select(night => Rounded(night.OffAfterSunrise))]),
                new ChartLine(texts["Nights.Load"], "kW", 2, "ink-soft", true, [.. cabinet.Nights.Select(night => Rounded(night.LoadWatt / 1000))]),
            ],
        };
    }
}
