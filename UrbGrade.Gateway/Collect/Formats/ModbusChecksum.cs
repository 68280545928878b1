using System.Globalization;
using System.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>CRC-16/MODBUS (Modbus over serial line V1.02, 6.2.2) of a log that ends with <c>CRC=XXXX</c>.</summary>
internal static class ModbusChecksum
{
    private const int LongestEnd = 64;
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(ForByte)];

    /// <summary>Checks a file that states its checksum, and stands at its start again.</summary>
    /// <returns>Why it does not fit; null when it does, or when the file states none.</returns>
    public static FileRefusal? Refuse(Stream file)
    {
        var stated = FindEnd(file, out var covered);
        file.Position = 0;
        if (stated is null)
            return null;
        var crc = Of(file, covered);
        file.Position = 0;
        return crc == stated ? null : new(FileCode.ChecksumMismatch, 0, 0, "", $"The log states CRC {stated:X4}, its bytes have {crc:X4}: deliver it again");
    }

    /// <summary>The checksum of some bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes) => Add(0xFFFF, bytes);

    /// <summary>The checksum of bytes and of some more after them.</summary>
    public static ushort Add(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        return crc;
    }

    private static ushort? FindEnd(Stream file, out long covered)
    {
        var start = Math.Max(0, file.Length - LongestEnd);
        file.Position = start;
        Span<byte> end = stackalloc byte[LongestEnd];
        end = end[..file.ReadAtLeast(end, (int)(file.Length - start))];
        var at = end.LastIndexOf("CRC="u8);
        covered = start + at + 4;
        return at >= 0 && ushort.TryParse(Encoding.ASCII.GetString(end[(at + 4)..]).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var stated)
            ? stated
            : null;
    }

    private static ushort Of(Stream file, long length)
    {
        ushort crc = 0xFFFF;
        var block = new byte[1 << 16];
        while (length > 0)
        {
            var read = file.Read(block, 0, (int)Math.Min(block.Length, length));
            if (read == 0)
                break;
            crc = Add(crc, block.AsSpan(0, read));
            length -= read;
        }

        return crc;
    }

    private static ushort ForByte(int value)
    {
        var crc = (ushort)value;
        for (var bit = 0; bit < 8; bit++)
            crc = (ushort)((crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1);
        return crc;
    }
}
