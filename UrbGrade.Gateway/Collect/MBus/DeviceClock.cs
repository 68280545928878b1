using System.Buffers.Binary;
using NodaTime;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>Dates and times as meters write them (EN 13757-3 annex A, types F, G and I). They name no zone.</summary>
internal static class DeviceClock
{
    private const byte InvalidBit = 0x80;

    /// <summary>Reads a date or time by its length: 2 bytes type G, 4 type F, 6 type I; null where the meter marks it as not valid, or it is no date.</summary>
    public static LocalDateTime? Read(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        2 => Day(bytes, 0)?.AtMidnight(),
        4 when (bytes[0] & InvalidBit) == 0 => At(Day(bytes[2..], (bytes[1] >> 5) & 0x03), bytes[1] & 0x1F, bytes[0] & 0x3F, 0),
        6 when (bytes[1] & InvalidBit) == 0 => At(Day(bytes[3..], 0), bytes[2] & 0x1F, bytes[1] & 0x3F, bytes[0] & 0x3F),
        _ => null,
    };

    // Day in bits 0 to 4, month in 8 to 11, the year's lower bits in 5 to 7 and its higher ones in 12 to 15.
    private static LocalDate? Day(ReadOnlySpan<byte> bytes, int hundreds)
    {
        var packed = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var day = packed & 0x1F;
        var month = (packed >> 8) & 0x0F;
        var year = ((packed >> 5) & 0x07) | ((packed >> 9) & 0x78);
        if (year > 99 || month is < 1 or > 12)
            return null;

        // Without a century, years up to 80 are of this one.
        var whole = (hundreds == 0 ? year <= 80 ? 2000 : 1900 : 1900 + (100 * hundreds)) + year;
        return day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(whole, month) ? new LocalDate(whole, month, day) : null;
    }

    private static LocalDateTime? At(LocalDate? day, int hour, int minute, int second) =>
        day is { } date && hour < 24 && minute < 60 && second < 60 ? date.At(new LocalTime(hour, minute, second)) : null;
}
