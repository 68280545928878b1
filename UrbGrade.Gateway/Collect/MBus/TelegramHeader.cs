using System.Buffers.Binary;
using System.Globalization;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>The long or short header of the application layer (EN 13757-3, CI 72 or 7A hexadecimal).</summary>
/// <param name="Identification">Serial number of the meter, eight digits; null in a short header.</param>
/// <param name="Manufacturer">Three letters (EN 62056-21 flag code); null in a short header.</param>
/// <param name="Medium">Device type; null in a short header.</param>
/// <param name="Status">Bits of the meter's state; bits 3 and 4 report a permanent and a temporary error.</param>
/// <param name="Configuration">Configuration word: bits 8 to 12 the security mode, bits 4 to 7 the number of encrypted blocks in mode 5.</param>
/// <param name="Length">Bytes of the header.</param>
internal sealed record TelegramHeader(
    string? Identification, string? Manufacturer, byte? Version, byte? Medium, byte AccessNumber, byte Status, ushort Configuration, int Length)
{
    // Meters older than the security modes fill the field with it.
    private const ushort Unused = 0xFFFF;

    private const int LongLength = 12;
    private const int ShortLength = 4;

    /// <summary>0 is plain, 5 is AES-128-CBC with an initialisation vector from the header.</summary>
    public int SecurityMode => Configuration == Unused ? 0 : (Configuration >> 8) & 0x1F;

    public int EncryptedBlocks => (Configuration >> 4) & 0x0F;

    /// <exception cref="TelegramException">The layer has no variable data structure, or the header is cut off.</exception>
    public static TelegramHeader Read(LinkFrame frame)
    {
        var length = frame.Layer switch
        {
            0x72 => LongLength,
            0x7A => ShortLength,
            0x78 => 0,
            0x73 or 0x77 => throw new TelegramException(TelegramCode.UnknownLayer, 6, "The meter answers with the fixed data structure, which EN 13757-3 withdrew; set it to the variable one"),
            0x76 => throw new TelegramException(TelegramCode.UnknownLayer, 6, "The meter answers with the most significant byte first; set it to mode 1"),
            0x70 or 0x71 => throw new TelegramException(TelegramCode.NoAnswer, 6, "The meter reports an error or alarm of its application, no readings"),
            var other => throw new TelegramException(TelegramCode.UnknownLayer, 6, $"CI field {other:X2} is not known; 72, 7A and 78 are"),
        };
        var bytes = frame.Content.Span;
        if (bytes.Length < length)
            throw new TelegramException(TelegramCode.BrokenRecord, LinkFrame.HeadLength + bytes.Length, $"The header needs {length} bytes, the frame has {bytes.Length}");
        return length switch
        {
            LongLength => new TelegramHeader(
                BinaryPrimitives.ReadUInt32LittleEndian(bytes).ToString("X8", CultureInfo.InvariantCulture),
                Letters(BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..])), bytes[6], bytes[7],
                bytes[8], bytes[9], BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]), length),
            ShortLength => new TelegramHeader(null, null, null, null, bytes[0], bytes[1], BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]), length),
            _ => new TelegramHeader(null, null, null, null, 0, 0, 0, 0),
        };
    }

    private static string Letters(ushort code) =>
        string.Create(3, code, static (text, packed) =>
        {
            for (var i = 0; i < 3; i++)
                text[i] = (char)(((packed >> (5 * (2 - i))) & 0x1F) + 64);
        });
}
