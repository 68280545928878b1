using System.Text;

namespace UrbGrade.Gateway.Collect;

/// <summary>Opens a raw file as text, or says why it is none that its profile describes.</summary>
internal static class FileText
{
    /// <summary>No line or field of a meter's file is longer.</summary>
    public const int MostCharacters = 1 << 20;

    private const int ExcerptLength = 60;
    private const int BlockSize = 1 << 16;

    /// <summary>Looks through a file once and stands at its start again.</summary>
    /// <param name="isMarkup">Whether the layout is XML; any other text that starts with a tag is an error page.</param>
    /// <param name="endsLine">Whether the last line has its end.</param>
    /// <returns>Why it cannot be read; null when it can.</returns>
    public static FileRefusal? Inspect(Stream file, Encoding encoding, bool isMarkup, out bool endsLine)
    {
        endsLine = true;
        var block = new byte[BlockSize];
        var text = new char[encoding.GetMaxCharCount(BlockSize)];
        var decoder = encoding.GetDecoder();
        long offset = 0;
        long lineStart = 0;
        var line = 1;
        for (int length; (length = file.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false)) > 0; offset += length)
        {
            var bytes = block.AsSpan(0, length);
            if (offset == 0 && RefuseStart(bytes, encoding, isMarkup) is { } refusal)
                return refusal;
            if (bytes.IndexOf((byte)0) is >= 0 and var zero)
                return new(FileCode.BinaryContent, LineOf(bytes, zero, line), 0, "", $"Zero bytes from offset {offset + zero}: the copy or the disk failed");
            try
            {
                decoder.GetChars(bytes, text, flush: length < BlockSize);
            }
            catch (DecoderFallbackException failure)
            {
                var at = Math.Clamp(failure.Index, 0, length);
                return new(FileCode.WrongEncoding, LineOf(bytes, at, line), 0, "", $"Bytes at offset {offset + at} are no {encoding.WebName}");
            }

            line = LineOf(bytes, length, line);
            if (bytes.LastIndexOf((byte)'\n') is >= 0 and var end)
                lineStart = offset + end + 1;
            if (offset + length - lineStart > MostCharacters)
                return new(FileCode.LineTooLong, line, 0, "", $"A line of more than {MostCharacters} bytes: are its line ends lost?");
            endsLine = bytes[^1] == '\n';
        }

        file.Position = 0;
        return offset > 0 ? null : new(FileCode.EmptyFile, 0, 0, "", "The file has no bytes; ask the site whether its export ran");
    }

    /// <summary>The text of an inspected file, without its byte order mark; leaves the stream open.</summary>
    public static StreamReader Open(Stream file, Encoding encoding) =>
        new(file, encoding, detectEncodingFromByteOrderMarks: encoding.CodePage == Encoding.UTF8.CodePage, BlockSize, leaveOpen: true);

    /// <summary>The first characters of a text, without line ends and control characters.</summary>
    public static string Excerpt(ReadOnlySpan<char> text)
    {
        var kept = text.Length > ExcerptLength ? text[..ExcerptLength] : text;
        return string.Create(kept.Length, kept, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }).TrimEnd();
    }

    private static FileRefusal? RefuseStart(ReadOnlySpan<byte> bytes, Encoding encoding, bool isMarkup)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            return new(FileCode.WrongEncoding, 1, 1, "", $"The file is UTF-16, its profile says {encoding.WebName}; have it saved as UTF-8");
        var marked = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]);
        if (marked && encoding.CodePage != Encoding.UTF8.CodePage)
            return new(FileCode.WrongEncoding, 1, 1, "", $"The file starts with the mark of UTF-8, its profile says {encoding.WebName}");
        var start = (marked ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        return !isMarkup && start.StartsWith("<"u8)
            ? new(FileCode.NotCsv, 1, 1, Excerpt(Encoding.Latin1.GetString(start[..Math.Min(start.Length, ExcerptLength)])), "The file is a web page or XML, not delimited text; look for an error message in it")
            : null;
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset, int first) => first + bytes[..offset].Count((byte)'\n');
}
