using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Words for the shares of measured, estimated and missing readings.</summary>
internal static class QualityText
{
    /// <summary>Names only the shares that are there, as <c>96 % measured, 4 % estimated</c>.</summary>
    /// <param name="sumOnly">Hours of which only the sum of a longer time is known: they are not missing.</param>
    public static string Line(int measured, int estimated, int expected, IStringLocalizer<SharedText> texts, int sumOnly = 0)
    {
        if (expected <= 0)
            return texts["Quality.None"];
        var all = Math.Max(expected, measured + estimated + sumOnly);
        var missing = all - measured - estimated - sumOnly;
        List<string> parts = [texts["Quality.Line", Measures.Percent((double)measured / all)]];
        if (estimated > 0)
            parts.Add(texts["Quality.LineEstimated", Measures.Percent((double)estimated / all)]);
        if (sumOnly > 0)
            parts.Add(texts["Quality.LineSumOnly", Measures.Percent((double)sumOnly / all)]);
        if (missing > 0)
            parts.Add(texts["Quality.LineMissing", Measures.Percent((double)missing / all)]);
        return string.Join(", ", parts);
    }
}
