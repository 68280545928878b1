using System.Buffers.Binary;
using System.Text;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>How the data of a record are coded: the lower four bits of its DIF (EN 13757-3, table 4).</summary>
internal static class DataField
{
    public const int Real = 0x05;
    public const int Variable = 0x0D;

    /// <summary>Bytes of a coding; null for the variable length, which the data's first byte tells.</summary>
    public static int? LengthOf(int coding) => coding switch
    {
        0x0 or 0x8 => 0,
        0x1 or 0x9 => 1,
        0x2 or 0xA => 2,
        0x3 or 0xB => 3,
        0x4 or 0x5 or 0xC => 4,
        0x6 or 0xE => 6,
        0x7 => 8,
        _ => null,
    };

    public static bool IsInteger(int coding) => coding is (>= 0x1 and <= 0x4) or 0x6 or 0x7;

    public static bool IsDecimal(int coding) => coding is >= 0x9 and <= 0xE and not Variable;

    /// <summary>Signed, least significant byte first; null for the most negative number, which means that there is no value.</summary>
    public static long? Integer(ReadOnlySpan<byte> bytes)
    {
        var value = (long)(sbyte)bytes[^1];
        for (var i = bytes.Length - 2; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value == long.MinValue >> (64 - (8 * bytes.Length)) ? null : value;
    }

    /// <summary>Two decimal digits a byte, least significant first; a leading F is a minus sign. Null where another
    /// digit is none: the meter has no value.</summary>
    public static decimal? Digits(ReadOnlySpan<byte> bytes)
    {
        decimal value = 0;
        var negative = false;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            var high = bytes[i] >> 4;
            if (i == bytes.Length - 1 && high == 0xF)
            {
                negative = true;
                high = 0;
            }

            if (high > 9 || (bytes[i] & 0xF) > 9)
                return null;
            value = (value * 100) + (high * 10) + (bytes[i] & 0xF);
        }

        return negative ? -value : value;
    }

    /// <summary>32-bit IEEE 754; null where it is no number of a meter.</summary>
    public static decimal? Float(ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        return float.IsFinite(value) && Math.Abs(value) < 1e20f ? (decimal)(double)value : null;
    }

    /// <summary>ISO-8859-1, last character first.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).ToCharArray();
        Array.Reverse(text);
        return new string(text).TrimEnd('\0');
    }
}
