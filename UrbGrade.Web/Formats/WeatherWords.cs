using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Comparisons with the weather taken out, in words.</summary>
internal static class WeatherWords
{
    private const double Same = 0.0005;

    /// <summary>The change that is left when last year is taken at the weather of the period shown; null where it cannot be told.</summary>
    public static double? Change(KpiFigure now, KpiFigure? before, DistrictWeather? weather) =>
        now is { Value: { } value, Status: KpiStatus.Ok } && before is { Value: > 0 and var earlier, Status: KpiStatus.Ok } && weather?.LastYearFactor is { } factor
            ? (value / (earlier * factor)) - 1
            : null;

    /// <summary>The same as a sentence.</summary>
    public static string? Write(KpiFigure now, KpiFigure? before, DistrictWeather? weather, IStringLocalizer<WeatherText> texts) =>
        Change(now, before, weather) is not { } change ? null
        : Math.Abs(change) < Same ? texts["Weather.Same"].Value
        : texts[change < 0 ? "Weather.Less" : "Weather.More", Measures.Change(change)].Value;

    /// <summary>How the weather was taken out, or why it was not.</summary>
    public static string How(DistrictWeather weather, IStringLocalizer<WeatherText> texts) =>
        texts[$"Correction.{weather.Correction}", Measures.Percent(weather.Fit ?? 0)];
}
