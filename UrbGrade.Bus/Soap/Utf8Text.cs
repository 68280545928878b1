using System.Buffers;
using System.Text.Unicode;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>UTF-8 in memory as text, decoded straight into the buffer of whoever reads it: a parser over a stream allocates one of
/// octets besides, as large as the envelope.</summary>
internal sealed class Utf8Text(ReadOnlyMemory<byte> octets) : TextReader
{
    private ReadOnlyMemory<byte> rest = octets;

    /// <summary>Second half of a character for which the last buffer had room for one half only.</summary>
    private char? half;

    /// <exception cref="XmlException">What follows is no UTF-8.</exception>
    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        if (half is { } second)
        {
            (buffer[0], half) = (second, null);
            return 1;
        }

        var written = Decode(buffer);
        return written == 0 && !rest.IsEmpty ? ReadHalf(buffer) : written;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        var one = '\0';
        return Read(new Span<char>(ref one)) == 0 ? -1 : one;
    }

    private int ReadHalf(Span<char> buffer)
    {
        Span<char> pair = stackalloc char[2];
        Decode(pair);
        (buffer[0], half) = (pair[0], pair[1]);
        return 1;
    }

    private int Decode(Span<char> buffer)
    {
        var status = Utf8.ToUtf16(rest.Span, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (written == 0 && status is OperationStatus.InvalidData or OperationStatus.NeedMoreData)
            throw new XmlException("Invalid character in the given encoding.");
        rest = rest[read..];
        return written;
    }
}
