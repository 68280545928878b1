using System.Globalization;

namespace UrbGrade.Web.Formats;

/// <summary>Whole numbers in addresses. Whatever else stands there is no number, and no failure of the page.</summary>
internal static class WholeNumbers
{
    /// <summary>Pages times their length stay countable.</summary>
    private const int Most = 1_000_000;

    /// <summary>Null for what is not a whole number of 0 to a million.</summary>
    public static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;

    /// <summary>The page asked for, from 1; the first where none is named.</summary>
    public static int Page(string? text) => Math.Max(1, Read(text) ?? 1);
}
