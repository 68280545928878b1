using NodaTime;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>What one answer of a meter says: who it is and its records, in order.</summary>
/// <param name="Address">Primary address on the bus.</param>
/// <param name="MoreFollows">Whether the meter has further telegrams.</param>
/// <param name="ManufacturerData">What only the manufacturer can read.</param>
internal sealed record Telegram(
    byte Address, TelegramHeader Header, IReadOnlyList<DataRecord> Records, bool MoreFollows, ReadOnlyMemory<byte> ManufacturerData)
{
    /// <summary>The meter's clock at the reading; null where it sends none.</summary>
    public LocalDateTime? Clock => Records.FirstOrDefault(record => record.IsPresent
        && record.Information is { Quantity: MeterQuantity.PointInTime, IsPlain: true } && record.Time is not null)?.Time;

    /// <summary>Reads a whole frame.</summary>
    /// <param name="keyOf">The 16-byte key of a meter by its identification; null where none is known.</param>
    /// <exception cref="TelegramException">It cannot be read.</exception>
    public static Telegram Read(ReadOnlyMemory<byte> bytes, Func<string, byte[]?> keyOf)
    {
        var frame = LinkFrame.Parse(bytes);
        var header = TelegramHeader.Read(frame);
        var clear = TelegramCipher.Decrypt(header, frame.Content, keyOf);
        var reader = new DataRecordReader(clear.Span, LinkFrame.HeadLength + header.Length);
        var records = new List<DataRecord>();
        while (reader.Next() is { } record)
            records.Add(record);
        return new Telegram(frame.Address, header, records, reader.MoreFollows, reader.ManufacturerData.ToArray());
    }

    /// <summary>Reads a frame written as hexadecimal digits, blanks between them or not.</summary>
    /// <exception cref="TelegramException">It cannot be read.</exception>
    public static Telegram ReadHexadecimal(string text, Func<string, byte[]?> keyOf)
    {
        try
        {
            return Read(Convert.FromHexString(string.Concat(text.Where(digit => !char.IsWhiteSpace(digit)))), keyOf);
        }
        catch (FormatException malformed) when (malformed is not TelegramException)
        {
            throw new TelegramException(TelegramCode.NotHexadecimal, 0, $"The line is not pairs of hexadecimal digits: {malformed.Message}");
        }
    }

    /// <summary>The meter's present state of a quantity; null where it sends none. Of several, the first counts: totals stand before parts.</summary>
    public DataRecord? Present(MeterQuantity quantity) => Records.FirstOrDefault(record =>
        record is { IsPresent: true, Value: not null } && record.Information.Quantity == quantity && record.Information.IsPlain);
}
