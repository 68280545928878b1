using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Words for the shares of measured, estimated and missing readings.</summary>
internal static class QualityText
{
    /// <summary>Names only the shares that are there, as <c>96 % measured, 4 % estimated</c>.</summary>
    public static string Line(int measured, int estimated, int expected, IStringLocalizer<SharedText> texts)
    {
        if (expected <= 0)
            return texts["Quality.None"];
        var all = Math.Max(expected, measured + estimated);
        var missing = all - measured - estimated;
        List<string> parts = [texts["Quality.Line", Measures.Percent((double)measured / all)]];
        if (estimated > 0)
            parts.Add(texts["Quality.LineEstimated", Measures.Percent((double)estimated / all)]);
        if (missing > 0)
            parts.Add(texts["Quality.LineMissing", Measures.Percent((double)missing / all)]);
        return string.Join(", ", parts);
    }
}
