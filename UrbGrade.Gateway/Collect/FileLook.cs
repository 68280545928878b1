using System.Text;
using System.Text.RegularExpressions;

namespace UrbGrade.Gateway.Collect;

/// <summary>What a file looks like from its beginning, whatever a profile says of it. Guesses for a person who writes a
/// profile; nothing is read by them.</summary>
/// <param name="Encoding">Detected encoding, with the reason.</param>
/// <param name="LineEnds"><c>CR LF</c>, <c>LF</c>, or both.</param>
/// <param name="Separator">The separator that divides most lines alike; null when none does.</param>
/// <param name="Columns">Into how many columns; 1 without a separator.</param>
/// <param name="DecimalMark">The mark that numbers with a fraction carry; null when there are none.</param>
internal sealed partial record FileLook(string Encoding, string LineEnds, char? Separator, int Columns, char? DecimalMark, string FirstLine)
{
    private const int Beginning = 1 << 16;

    public static FileLook At(Stream stream)
    {
        var bytes = new byte[Beginning];
        var length = stream.ReadAtLeast(bytes, Beginning, throwOnEndOfStream: false);
        var start = bytes.AsSpan(0, length);
        var (encoding, name) = Detect(start, whole: length < Beginning);
        var text = encoding.GetString(start).TrimStart('\uFEFF');
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Take(200).ToList();
        var (separator, columns) = Divide(lines);
        return new FileLook(name, Ends(text), separator, columns, Mark(lines, separator), lines.FirstOrDefault("")[..Math.Min(120, lines.FirstOrDefault("").Length)]);
    }

    /// <summary>A line each.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"Looks like: {Encoding}; line ends {LineEnds}",
        Separator is { } separator ? $"Looks like: {Columns} columns, separated by {(separator == '\t' ? "tabs" : $"'{separator}'")}" : "Looks like: no separated columns",
        DecimalMark is { } mark ? $"Looks like: decimal mark '{mark}'" : "Looks like: no numbers with a fraction",
    ];

    private static (Encoding Encoding, string Name) Detect(ReadOnlySpan<byte> start, bool whole)
    {
        if (start.StartsWith(System.Text.Encoding.UTF8.Preamble))
            return (System.Text.Encoding.UTF8, "utf-8, with a byte order mark");
        if (start.StartsWith(System.Text.Encoding.Unicode.Preamble))
            return (System.Text.Encoding.Unicode, "utf-16, which no profile reads: export or save it as utf-8");
        if (start.StartsWith(System.Text.Encoding.BigEndianUnicode.Preamble))
            return (System.Text.Encoding.BigEndianUnicode, "utf-16, big-endian, which no profile reads: export or save it as utf-8");
        // Every other byte of Western text in UTF-16 is zero; no other text has one.
        if (start.Count((byte)0) > start.Length / 4)
            return start[0] == 0
                ? (System.Text.Encoding.BigEndianUnicode, "utf-16, big-endian, without a mark, which no profile reads: export or save it as utf-8")
                : (System.Text.Encoding.Unicode, "utf-16 without a mark, which no profile reads: export or save it as utf-8");
        if (start.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
            return (System.Text.Encoding.ASCII, "us-ascii, which utf-8 reads too");

        // The beginning may end amid a character.
        for (var cut = 0; cut <= (whole ? 0 : 3); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(start[..^cut]))
                return (System.Text.Encoding.UTF8, "utf-8");
        }

        return start.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0
            ? (System.Text.Encoding.Latin1, "iso-8859-1 or windows-1252, which agree on its characters")
            : (System.Text.Encoding.Latin1, "windows-1252, for characters that iso-8859-1 lacks");
    }

    private static string Ends(string text)
    {
        var both = text.Contains("\r\n", StringComparison.Ordinal);
        var alone = LoneNewline().IsMatch(text);
        return both && alone ? "CR LF and LF" : both ? "CR LF" : alone ? "LF" : "none";
    }

    // The count that most lines share tells more than the highest one: a comment or a title may stand first.
    private static (char? Separator, int Columns) Divide(List<string> lines)
    {
        (char? Separator, int Columns, int Lines) best = (null, 1, 0);
        foreach (var candidate in ";\t,|")
        {
            var usual = lines.Select(line => line.Count(letter => letter == candidate)).Where(count => count > 0)
                .GroupBy(count => count).MaxBy(group => group.Count());
            if (usual is not null && usual.Count() > best.Lines)
                best = (candidate, usual.Key + 1, usual.Count());
        }

        return (best.Separator, best.Columns);
    }

    private static char? Mark(List<string> lines, char? separator)
    {
        var cells = lines.SelectMany(line => separator is { } mark ? line.Split(mark) : [line]).Select(cell => cell.Trim().Trim('"')).ToList();
        var commas = separator == ',' ? 0 : cells.Count(cell => WithComma().IsMatch(cell));
        var points = cells.Count(cell => WithPoint().IsMatch(cell));
        return commas == 0 && points == 0 ? null : commas > points ? ',' : '.';
    }

    [GeneratedRegex("(?<!\r)\n")]
    private static partial Regex LoneNewline();

    [GeneratedRegex(@"^-?\d+,\d+$")]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^-?\d+\.\d+$")]
    private static partial Regex WithPoint();
}
