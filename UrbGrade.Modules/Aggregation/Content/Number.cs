using System.Buffers;
using System.Globalization;
using UrbGrade.Modules.Aggregation.Pipeline;

namespace UrbGrade.Modules.Aggregation.Content;

/// <summary>Numbers as the wire has them: a decimal point, no grouping, finite.</summary>
internal static class Number
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789+-.eE");

    /// <summary>Reads a finite number.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        if (!text.IsEmpty && text.IndexOfAnyExcept(Allowed) < 0
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return double.IsFinite(value);
        }

        value = double.NaN;
        return false;
    }

    /// <summary>Whether the number has an exponent, which a decimal type does not allow.</summary>
    public static bool HasExponent(ReadOnlySpan<char> text) => text.ContainsAny('e', 'E');

    /// <summary>The reason for a text that is no number, or none that its type allows.</summary>
    public static string Unreadable(string field, ReadOnlySpan<char> found) => HasExponent(found) && TryRead(found, out _)
        ? $"{field} is {MessageOutcomes.Quote(found)}; its type allows no exponent."
        : $"{field} is {MessageOutcomes.Quote(found)}; allowed is a finite number with a decimal point.";
}
