using System.Buffers.Binary;
using System.IO.Compression;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Administration;

/// <summary>Takes the picture out of a PNG file (PNG Specification, third edition), and nothing else that may be in it.</summary>
internal static class LogoFile
{
    private const int MostBytes = 256 * 1024;
    private const int MostPixels = 1_024;
    private const int ChunkFrame = 12;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file with its picture alone.</summary>
    /// <param name="problem">Why it is not taken; null when it is.</param>
    public static byte[] Read(byte[] file, out Refusal? problem)
    {
        if (file.Length > MostBytes)
        {
            problem = new Refusal("Logo.Size", $"The logo has {file.Length} bytes; allowed are {MostBytes}.");
            return [];
        }

        if (!file.AsSpan().StartsWith(Signature))
        {
            problem = new Refusal("Logo.NoPng", $"The logo is no PNG file; save it as PNG.");
            return [];
        }

        using var kept = new MemoryStream();
        using var packed = new MemoryStream();
        kept.Write(Signature);
        byte[]? header = null;
        var (at, last) = (Signature.Length, "");
        while (last != "IEND" && file.Length - at >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - ChunkFrame)
            {
                break;
            }

            last = System.Text.Encoding.Latin1.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, (int)length);
            header ??= last == "IHDR" ? content.ToArray() : [];
            if (last == "IDAT")
            {
                packed.Write(content);
            }

            if (last is "IHDR" or "PLTE" or "tRNS" or "IDAT" or "IEND")
            {
                kept.Write(file.AsSpan(at, ChunkFrame + (int)length));
            }

            at += ChunkFrame + (int)length;
        }

        problem = last == "IEND" ? Problem(header!, packed) : new Refusal("Logo.EndsEarly", $"The logo's file ends too early; save it anew.");
        return problem is null ? kept.ToArray() : [];
    }

    private static Refusal? Problem(byte[] header, MemoryStream packed)
    {
        if (header.Length != 13)
        {
            return new Refusal("Logo.NoPng", $"The logo is no PNG file; save it as PNG.");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)));
        if (width is 0 or > MostPixels || height is 0 or > MostPixels)
        {
            return new Refusal("Logo.Pixels", $"The logo is {width} by {height} pixels; allowed are 1 to {MostPixels} each way.");
        }

        if (header[12] != 0)
        {
            return new Refusal("Logo.Interlaced", $"The logo is interlaced; save it without that.");
        }

        int? channels = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => null };
        if (channels is null || header[8] is not (1 or 2 or 4 or 8 or 16))
        {
            return new Refusal("Logo.NoPng", $"The logo is no PNG file; save it as PNG.");
        }

        var bytes = height * (1 + (width * channels.Value * header[8] + 7) / 8);
        return Unpacks(packed, bytes) ? null : new Refusal("Logo.Damaged", $"The logo's file is damaged; save it anew.");
    }

    private static bool Unpacks(MemoryStream packed, long bytes)
    {
        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[8 * 1024];
        try
        {
            var read = 0L;
            for (int part; read <= bytes && (part = pixels.Read(buffer)) > 0;)
            {
                read += part;
            }

            return read == bytes;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
