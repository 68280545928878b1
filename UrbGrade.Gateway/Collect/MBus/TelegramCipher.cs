using System.Security.Cryptography;

namespace UrbGrade.Gateway.Collect.MBus;

/// <summary>Security mode 5 of EN 13757-3 (and OMS): AES-128-CBC, the initialisation vector made of the meter's address and access number.</summary>
internal static class TelegramCipher
{
    private const int BlockLength = 16;
    private const byte Filler = 0x2F;
    private const int AddressOffset = 4;

    /// <summary>The records in clear.</summary>
    /// <param name="content">Header and records.</param>
    /// <param name="keyOf">The 16-byte key of a meter by its identification; null where none is known.</param>
    /// <exception cref="TelegramException">The key is missing or wrong, or the cipher is another one.</exception>
    public static ReadOnlyMemory<byte> Decrypt(TelegramHeader header, ReadOnlyMemory<byte> content, Func<string, byte[]?> keyOf)
    {
        var records = content[header.Length..];
        if (header.SecurityMode == 0)
            return records;
        if (header.SecurityMode != 5)
            throw new TelegramException(TelegramCode.UnknownCipher, LinkFrame.HeadLength + header.Length - 1, $"Security mode {header.SecurityMode} is not known; 0 and 5 are");
        if (header.EncryptedBlocks == 0)
            return records;
        if (header.Identification is not { } meter)
            throw new TelegramException(TelegramCode.UnknownCipher, LinkFrame.HeadLength, "An encrypted telegram with a short header does not name its meter");
        var length = header.EncryptedBlocks * BlockLength;
        if (records.Length < length)
            throw new TelegramException(TelegramCode.BrokenRecord, LinkFrame.HeadLength + content.Length, $"{header.EncryptedBlocks} encrypted blocks are promised, {records.Length} bytes are there");
        if (keyOf(meter) is not { } key)
            throw new TelegramException(TelegramCode.MissingKey, LinkFrame.HeadLength, $"The telegram of meter {meter} is encrypted and the configuration has no key for it");

        using var aes = Aes.Create();
        aes.Key = key;
        var clear = records.ToArray();
        aes.DecryptCbc(records.Span[..length], Vector(header, content.Span), clear, PaddingMode.None);
        if (clear[0] != Filler || clear[1] != Filler)
            throw new TelegramException(TelegramCode.WrongKey, LinkFrame.HeadLength + header.Length, $"The key does not open the telegram of meter {meter}: no 2F 2F comes out");
        return clear;
    }

    // Manufacturer, identification, version, device type, then eight times the access number.
    private static byte[] Vector(TelegramHeader header, ReadOnlySpan<byte> content)
    {
        var vector = new byte[BlockLength];
        content.Slice(AddressOffset, 2).CopyTo(vector);
        content[..AddressOffset].CopyTo(vector.AsSpan(2));
        content.Slice(AddressOffset + 2, 2).CopyTo(vector.AsSpan(6));
        vector.AsSpan(8).Fill(header.AccessNumber);
        return vector;
    }
}
