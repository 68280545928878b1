namespace UrbGrade.Web.Api;

/// <summary>The shape that stands on a line of a chart for its colour, so that lines are told apart where there is
/// none. A medium has its own everywhere.</summary>
internal static class ChartMarker
{
    private static readonly Dictionary<string, (string Symbol, string Glyph)> Known = new(StringComparer.Ordinal)
    {
        ["power"] = ("circle", "●"),
        ["heat"] = ("triangle", "▲"),
        ["gas"] = ("diamond", "◆"),
        ["water"] = ("rect", "■"),
        ["light"] = ("star", "★"),
        ["temperature-inside"] = ("down", "▼"),
        ["temperature-outside"] = ("plus", "✚"),
        ["price"] = ("times", "✖"),
        ["beside-1"] = ("frame", "□"),
        ["beside-2"] = ("ring", "○"),
        ["beside-3"] = ("left", "◀"),
        ["beside-4"] = ("bow", "⋈"),
    };

    private static readonly (string Symbol, string Glyph) Other = ("arrow", "➤");

    /// <summary>As the scripts of the charts name it.</summary>
    /// <param name="colour">Name of a colour of the style sheet.</param>
    public static string Symbol(string colour) => Known.GetValueOrDefault(colour, Other).Symbol;

    /// <summary>As a legend shows it.</summary>
    /// <param name="colour">Name of a colour of the style sheet.</param>
    public static string Glyph(string colour) => Known.GetValueOrDefault(colour, Other).Glyph;
}
