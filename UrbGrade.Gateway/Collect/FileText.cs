using System.Text;

namespace UrbGrade.Gateway.Collect;

/// <summary>Turns the bytes of a raw file into text, or says why they are none that its profile describes.</summary>
internal static class FileText
{
    private const int ExcerptLength = 60;

    /// <summary>The text without its byte order mark; null with a refusal when the bytes are something else.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding, out FileRefusal? refusal)
    {
        refusal = null;
        if (bytes.IsEmpty)
            refusal = new(FileCode.EmptyFile, 0, 0, "", "The file has no bytes; ask the site whether its export ran");
        else if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            refusal = new(FileCode.WrongEncoding, 1, 1, "", $"The file is UTF-16, its profile says {encoding.WebName}");
        else if (bytes.IndexOf((byte)0) is >= 0 and var zero)
            refusal = new(FileCode.BinaryContent, LineOf(bytes, zero), 0, "", $"Zero bytes from offset {zero}: the copy or the disk failed");
        if (refusal is not null)
            return null;

        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            if (encoding.CodePage != Encoding.UTF8.CodePage)
            {
                refusal = new(FileCode.WrongEncoding, 1, 1, "", $"The file starts with the mark of UTF-8, its profile says {encoding.WebName}");
                return null;
            }

            bytes = bytes[3..];
        }

        string text;
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            var line = LineOf(bytes, Math.Clamp(failure.Index, 0, bytes.Length));
            refusal = new(FileCode.WrongEncoding, line, 0, "", $"Bytes at offset {failure.Index} are no {encoding.WebName}");
            return null;
        }

        if (text.AsSpan().TrimStart().StartsWith("<"))
        {
            refusal = new(FileCode.NotCsv, 1, 1, Excerpt(text), "The file is a web page or XML, not delimited text; look for an error message in it");
            return null;
        }

        return text;
    }

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

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset) => bytes[..offset].Count((byte)'\n') + 1;
}
