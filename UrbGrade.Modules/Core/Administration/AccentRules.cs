using System.Globalization;
using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>Which accents can be read: text in them, and text on them, has a contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3).</summary>
internal static partial class AccentRules
{
    private const double LeastContrast = 4.5;

    /// <summary>Grounds of the pages that an accent stands on or text of which stands on it; <c>tokens.css</c> has them.</summary>
    private static readonly string[] Light = ["#ffffff", "#f6f7f5", "#eef1ee"];

    private static readonly string[] Dark = ["#0e1513", "#151e1b", "#1d2824", "#06231c"];

    /// <summary>The first broken rule; null when both can be read, or neither is given.</summary>
    public static Refusal? Broken(string? onLight, string? onDark) => (onLight, onDark) switch
    {
        (null, null) => null,
        (null, _) or (_, null) => new Refusal("Accent.Pair", $"One accent is given; it takes two, for light pages and for dark ones, or none."),
        _ => Broken(onLight, isDark: false) ?? Broken(onDark, isDark: true),
    };

    /// <summary>Contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static Refusal? Broken(string accent, bool isDark)
    {
        if (!ColourPattern().IsMatch(accent))
        {
            return isDark
                ? new Refusal("Accent.DarkColour", $"The accent for dark pages is '{accent}'; allowed is a colour such as #0b5d50.")
                : new Refusal("Accent.LightColour", $"The accent for light pages is '{accent}'; allowed is a colour such as #0b5d50.");
        }

        var worst = (isDark ? Dark : Light).MinBy(ground => Contrast(accent, ground))!;
        var contrast = Contrast(accent, worst);
        if (contrast >= LeastContrast)
        {
            return null;
        }

        contrast = Math.Floor(contrast * 10) / 10;
        return isDark
            ? new Refusal(
                "Accent.DarkContrast",
                $"The accent for dark pages is {accent}; its contrast with {worst} is {contrast:0.0} to 1, and text takes {LeastContrast} to 1. Choose a lighter one.")
            : new Refusal(
                "Accent.LightContrast",
                $"The accent for light pages is {accent}; its contrast with {worst} is {contrast:0.0} to 1, and text takes {LeastContrast} to 1. Choose a darker one.");
    }

    /// <summary>Relative luminance, 0 to 1 (WCAG 2.2).</summary>
    private static double Luminance(string colour) =>
        0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);

    private static double Linear(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"^#[0-9a-f]{6}\z")]
    private static partial Regex ColourPattern();
}
