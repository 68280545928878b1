using System.Globalization;

namespace UrbGrade.Bus.Soap;

/// <summary>Times on the wire: <c>xs:dateTime</c> with a four-digit year and an offset, which is what the interface asks for.</summary>
public static class XmlTime
{
    private const int LongestFraction = 12;

    /// <summary>Reads a time and turns it to UTC; digits beyond 100 nanoseconds are dropped. False for anything else, a time without
    /// an offset included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute) || !TryDigits(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return false;
        text = text[19..];
        if (!TryFraction(ref text, out var ticks) || !TryOffset(text, out var offset))
            return false;
        var local = new DateTime(year, month, day, hour, minute, second).Ticks + ticks - offset;
        if (local < DateTime.MinValue.Ticks || local > DateTime.MaxValue.Ticks)
            return false;
        utc = new DateTimeOffset(local, TimeSpan.Zero);
        return true;
    }

    /// <summary>Writes a time in UTC, with as many fractional digits as it has, none for whole seconds.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static bool TryFraction(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text[0] != '.')
            return true;
        text = text[1..];
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > LongestFraction)
            return false;
        for (var i = 0; i < 7; i++)
            ticks = ticks * 10 + (i < digits ? text[i] - '0' : 0);
        text = text[digits..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text is "Z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..6], out var minutes)
            || hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
            return false;
        ticks = (hours * 60 + minutes) * TimeSpan.TicksPerMinute * (text[0] == '+' ? 1 : -1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
