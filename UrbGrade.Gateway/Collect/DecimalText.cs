namespace UrbGrade.Gateway.Collect;

/// <summary>
/// Reads numbers exactly as a profile writes them. The base library, told to accept group separators, reads
/// <c>0,168</c> as 168: a thousandfold error that no range check catches for a small meter.
/// </summary>
internal static class DecimalText
{
    private const int MostDigits = 24;

    /// <summary>Digits, an optional sign, at most one decimal mark with digits on both sides, groups of three if allowed; nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, char decimalMark, char? thousands, out decimal value)
    {
        value = 0;
        text = text.Trim(' ');
        var negative = text.StartsWith("-");
        if (negative)
            text = text[1..];
        Span<char> plain = stackalloc char[MostDigits + 1];
        var length = 0;
        var mark = text.IndexOf(decimalMark);
        var whole = mark < 0 ? text : text[..mark];
        var fraction = mark < 0 ? [] : text[(mark + 1)..];
        if (whole.IsEmpty || (mark >= 0 && fraction.IsEmpty) || whole.Length + fraction.Length > MostDigits)
            return false;

        for (var i = 0; i < whole.Length; i++)
        {
            if (char.IsAsciiDigit(whole[i]))
                plain[length++] = whole[i];
            else if (whole[i] != thousands || i == 0 || (whole.Length - i) % 4 != 0)
                return false;
        }

        if (thousands is { } separator && whole.Contains(separator) && !GroupsAreWhole(whole, separator))
            return false;
        if (mark >= 0)
        {
            plain[length++] = '.';
            foreach (var digit in fraction)
            {
                if (!char.IsAsciiDigit(digit))
                    return false;
                plain[length++] = digit;
            }
        }

        if (!decimal.TryParse(plain[..length], System.Globalization.NumberStyles.AllowDecimalPoint,
                System.Globalization.CultureInfo.InvariantCulture, out value))
            return false;
        if (negative)
            value = -value;
        return true;
    }

    // A number below a thousand is never grouped: "0,168" is a decimal comma that the profile does not know of.
    private static bool GroupsAreWhole(ReadOnlySpan<char> whole, char separator)
    {
        if (whole.IndexOf(separator) > 3 || whole[0] == '0')
            return false;
        for (var i = whole.Length - 4; i > 0; i -= 4)
        {
            if (whole[i] != separator)
                return false;
        }

        return true;
    }
}
