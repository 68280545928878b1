using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>Takes canonical octets and hashes them as they come, so that a document is never held twice.</summary>
/// <remarks>Up to two hashes run at once: one over everything, and SHA-256 over what lies between
/// <see cref="BeginContent"/> and <see cref="EndContent"/>. What fits the buffer is hashed in one call.</remarks>
internal sealed class CanonicalOutput : IDisposable
{
    private const int Capacity = 32 * 1024;
    private const int LargestChunk = Capacity / 4;

    private static readonly SearchValues<char> EscapedInText = SearchValues.Create("<>&\r");
    private static readonly SearchValues<char> EscapedInAttributes = SearchValues.Create("<&\"\t\n\r");

    private readonly byte[] buffer = new byte[Capacity];
    private int length;
    private HashAlgorithmName algorithm;
    private IncrementalHash? wholeHash;
    private IncrementalHash? contentHash;
    private IBufferWriter<byte>? copy;
    private int contentStart;
    private int contentEnd;

    public void Start(HashAlgorithmName hash, IBufferWriter<byte>? copyTo = null)
    {
        length = 0;
        algorithm = hash;
        copy = copyTo;
        contentStart = contentEnd = -1;
        wholeHash?.Dispose();
        contentHash?.Dispose();
        wholeHash = contentHash = null;
    }

    public void BeginContent() => contentStart = length;

    public void EndContent() => contentEnd = length;

    /// <summary>Takes markup; it has to be shorter than the buffer.</summary>
    public void Raw(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > Capacity - length)
            Flush();
        octets.CopyTo(buffer.AsSpan(length));
        length += octets.Length;
    }

    public void Raw(byte octet)
    {
        if (length == Capacity)
            Flush();
        buffer[length++] = octet;
    }

    /// <summary>Takes canonical octets of any length.</summary>
    public void Whole(ReadOnlySpan<byte> octets)
    {
        // In pieces, so that the second hash finds what the first one has just read close to the processor.
        while (octets.Length > LargestChunk)
        {
            Raw(octets[..LargestChunk]);
            octets = octets[LargestChunk..];
        }

        Raw(octets);
    }

    public void Text(ReadOnlySpan<char> text) => Escaped(text, EscapedInText);

    public void AttributeValue(ReadOnlySpan<char> value) => Escaped(value, EscapedInAttributes);

    public void Characters(ReadOnlySpan<char> text)
    {
        while (text.Length > LargestChunk)
        {
            var take = char.IsHighSurrogate(text[LargestChunk - 1]) ? LargestChunk - 1 : LargestChunk;
            Chunk(text[..take]);
            text = text[take..];
        }

        Chunk(text);
    }

    /// <summary>Ends the document and returns the hash over everything.</summary>
    public byte[] Finish()
    {
        if (wholeHash is null)
        {
            copy?.Write(buffer.AsSpan(0, length));
            return CryptographicOperations.HashData(algorithm, buffer.AsSpan(0, length));
        }

        Flush();
        return wholeHash.GetHashAndReset();
    }

    /// <summary>The SHA-256 of the marked content; to be asked after <see cref="Finish"/>.</summary>
    public byte[] ContentHash() =>
        contentHash?.GetHashAndReset() ?? SHA256.HashData(buffer.AsSpan(contentStart, contentEnd - contentStart));

    public void Dispose()
    {
        wholeHash?.Dispose();
        contentHash?.Dispose();
    }

    private void Escaped(ReadOnlySpan<char> text, SearchValues<char> escaped)
    {
        while (true)
        {
            var at = text.IndexOfAny(escaped);
            if (at < 0)
            {
                Characters(text);
                return;
            }

            Characters(text[..at]);
            Raw(text[at] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                '\t' => "&#x9;"u8,
                '\n' => "&#xA;"u8,
                _ => "&#xD;"u8,
            });
            text = text[(at + 1)..];
        }
    }

    private void Chunk(ReadOnlySpan<char> text)
    {
        if (text.Length * 3 > Capacity - length)
            Flush();
        var free = buffer.AsSpan(length);
        length += Ascii.FromUtf16(text, free, out var written) == System.Buffers.OperationStatus.Done
            ? written
            : Encoding.UTF8.GetBytes(text, free);
    }

    private void Flush()
    {
        wholeHash ??= IncrementalHash.CreateHash(algorithm);
        wholeHash.AppendData(buffer, 0, length);
        copy?.Write(buffer.AsSpan(0, length));
        if (contentStart >= 0)
        {
            contentHash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var end = contentEnd < 0 ? length : contentEnd;
            contentHash.AppendData(buffer, contentStart, end - contentStart);
            contentStart = 0;
            contentEnd = contentEnd < 0 ? -1 : 0;
        }

        length = 0;
    }
}
