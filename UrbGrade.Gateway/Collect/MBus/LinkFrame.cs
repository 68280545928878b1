namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>A long frame of the wired M-Bus (EN 13757-2, format class FT 1.2): <c>68 L L 68 C A CI data checksum 16</c>.</summary>
/// <param name="Control">C field; an answer with user data is 08, 18, 28 or 38 hexadecimal.</param>
/// <param name="Address">Primary address, 0 to 255.</param>
/// <param name="Layer">CI field: how the application data are built.</param>
/// <param name="Content">What follows the CI field, up to the checksum.</param>
internal sealed record LinkFrame(byte Control, byte Address, byte Layer, ReadOnlyMemory<byte> Content)
{
    /// <summary>Bytes before the application data.</summary>
    public const int HeadLength = 7;

    private const byte Start = 0x68;
    private const byte Stop = 0x16;
    private const byte ShortStart = 0x10;
    private const byte Acknowledged = 0xE5;
    private const int LeastLength = 3;
    private const int TailLength = 2;

    /// <exception cref="TelegramException">It is no whole long frame, or its checksum is wrong.</exception>
    public static LinkFrame Parse(ReadOnlyMemory<byte> frame)
    {
        var bytes = frame.Span;
        if (bytes.IsEmpty)
            throw new TelegramException(TelegramCode.TruncatedFrame, 0, "The frame is empty");
        if (bytes[0] is ShortStart or Acknowledged)
            throw new TelegramException(TelegramCode.NoAnswer, 0, $"A frame that starts with {bytes[0]:X2} carries no readings");
        if (bytes[0] != Start)
            throw new TelegramException(TelegramCode.NotAFrame, 0, $"A long frame starts with 68, this one with {bytes[0]:X2}");
        if (bytes.Length < 4)
            throw new TelegramException(TelegramCode.TruncatedFrame, bytes.Length, "The frame ends within its start");
        if (bytes[1] != bytes[2] || bytes[3] != Start || bytes[1] < LeastLength)
            throw new TelegramException(TelegramCode.NotAFrame, 1, $"A long frame starts with 68 L L 68, this one with {Convert.ToHexString(bytes[..4])}");
        var whole = 4 + bytes[1] + TailLength;
        if (bytes.Length < whole)
            throw new TelegramException(TelegramCode.TruncatedFrame, bytes.Length, $"The frame promises {whole} bytes and has {bytes.Length}: it was cut off");
        if (bytes.Length > whole || bytes[whole - 1] != Stop)
            throw new TelegramException(TelegramCode.NotAFrame, whole - 1, $"The frame should end with 16 after {whole} bytes; it has {bytes.Length}");

        byte sum = 0;
        foreach (var one in bytes[4..(whole - TailLength)])
            sum += one;
        if (sum != bytes[whole - TailLength])
            throw new TelegramException(TelegramCode.BadChecksum, whole - TailLength, $"The checksum is {bytes[whole - TailLength]:X2} and the bytes add up to {sum:X2}: the line disturbed it, read again");
        if ((bytes[4] & 0xCF) != 0x08)
            throw new TelegramException(TelegramCode.NoAnswer, 4, $"C field {bytes[4]:X2} is no answer of a meter (08, 18, 28 or 38)");
        return new LinkFrame(bytes[4], bytes[5], bytes[6], frame[HeadLength..(whole - TailLength)]);
    }
}
