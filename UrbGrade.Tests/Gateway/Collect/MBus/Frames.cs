using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace UrbGrade.Tests.Gateway.Collect.MBus;

/// <summary>Builds telegrams as meters send them.</summary>
internal static class Frames
{
    public const string Meter = "64123456";

    private const ushort Kamstrup = 0x2C2D;
    private const byte AccessNumber = 0x2A;

    /// <summary>A long frame around application data.</summary>
    public static byte[] Long(byte layer, params ReadOnlySpan<byte> content)
    {
        byte[] inner = [0x08, 0x01, layer, .. content];
        var sum = (byte)inner.Sum(one => one);
        return [0x68, (byte)inner.Length, (byte)inner.Length, 0x68, .. inner, sum, 0x16];
    }

    /// <summary>A plain telegram of <see cref="Meter"/>.</summary>
    public static byte[] Plain(string records) => Long(0x72, [.. Header(0), .. Convert.FromHexString(records.Replace(" ", "", StringComparison.Ordinal))]);

    /// <summary>The same telegram in security mode 5, encrypted by the platform's own AES.</summary>
    public static byte[] Encrypted(string records, byte[] key, string unencrypted = "")
    {
        List<byte> clear = [0x2F, 0x2F, .. Convert.FromHexString(records.Replace(" ", "", StringComparison.Ordinal))];
        while (clear.Count % 16 != 0)
            clear.Add(0x2F);
        var header = Header((ushort)((5 << 8) | (clear.Count / 16 << 4)));
        byte[] vector = [header[4], header[5], .. header[..4], header[6], header[7], .. Enumerable.Repeat(AccessNumber, 8)];
        using var aes = Aes.Create();
        aes.Key = key;
        return Long(0x72, [.. header, .. aes.EncryptCbc(clear.ToArray(), vector, PaddingMode.None), .. Convert.FromHexString(unencrypted)]);
    }

    private static byte[] Header(ushort configuration)
    {
        var header = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(header, uint.Parse(Meter, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), Kamstrup);
        header[6] = 0x1C;
        header[7] = 0x04;
        header[8] = AccessNumber;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), configuration);
        return header;
    }
}
