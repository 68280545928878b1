using Microsoft.Extensions.Localization;

namespace UrbGrade.Web.Formats;

/// <summary>Texts with a count. The singular of a text stands beside it, under its key and <c>.One</c>.</summary>
internal static class CountedText
{
    /// <summary>The singular where the count is written as 1 and there is one, else the text itself.</summary>
    /// <param name="count">The number that the singular is about, as it is shown.</param>
    /// <param name="values">What stands in the text, the count among them.</param>
    public static string Counted(this IStringLocalizer texts, string key, double count, params object[] values) =>
        count == 1 && texts[key + ".One", values] is { ResourceNotFound: false } singular ? singular : texts[key, values];
}
