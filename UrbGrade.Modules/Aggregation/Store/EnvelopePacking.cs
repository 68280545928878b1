using System.Buffers;
using System.IO.Compression;

namespace UrbGrade.Modules.Aggregation.Store;

/// <summary>Envelopes as the raw store keeps them: whole, Brotli at its fastest.</summary>
internal static class EnvelopePacking
{
    private const int Quality = 1;

    private const int WindowBits = 18;

    /// <summary>Packs an envelope.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> envelope)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(envelope.Length));
        try
        {
            return BrotliEncoder.TryCompress(envelope, packed, out var length, Quality, WindowBits)
                ? packed.AsSpan(0, length).ToArray()
                : throw new InvalidOperationException($"An envelope of {envelope.Length} bytes could not be packed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>Unpacks an envelope of a known size.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, int length)
    {
        var envelope = new byte[length];
        return BrotliDecoder.TryDecompress(packed, envelope, out var written) && written == length
            ? envelope
            : throw new InvalidDataException($"A stored envelope of {length} bytes cannot be unpacked.");
    }
}
