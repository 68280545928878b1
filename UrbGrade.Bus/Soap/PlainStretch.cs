using System.Buffers;

namespace UrbGrade.Bus.Soap;

/// <summary>A run of sibling elements that are spelled as canonical XML spells them: start and end tags of nothing but a name in
/// ASCII, around text in ASCII without references. Nearly all of a large request is of this kind, and need not be parsed to be hashed.</summary>
/// <param name="Start">Its first octet, a start tag.</param>
/// <param name="Length">Octets; 0 when there is none.</param>
/// <param name="Elements">At least as many as it has.</param>
/// <param name="Depth">At least as deep as its elements are nested.</param>
/// <remarks>An own scanner stands beside the framework's parser here only because it accepts so little: what it accepts is well-formed
/// whatever surrounds it, and its own canonical form wherever no default namespace has to be declared.</remarks>
internal readonly record struct PlainStretch(int Start, int Length, int Elements, int Depth)
{
    /// <summary>Stands in the stretch's place for the parser. A SOAP message may not hold processing instructions of its own.</summary>
    public const string Mark = "plain";

    private const int Deepest = 32;
    private const int LongestName = 100;

    /// <summary>Tags, from the first one on, among which the first plain one is sought.</summary>
    private const int TagsBefore = 4;

    private static readonly SearchValues<byte> NameStart =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"u8);

    private static readonly SearchValues<byte> NameRest =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789-."u8);

    private static readonly SearchValues<byte> Text = SearchValues.Create(
        [(byte)'\t', (byte)'\n', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (byte)code).Except("<>&"u8.ToArray())]);

    public bool IsEmpty => Length == 0;

    /// <summary>Whether the envelope holds what could be taken for the mark: a sender's, before a stretch in a comment, would speak for it.</summary>
    public bool IsMarkedIn(ReadOnlySpan<byte> envelope) =>
        envelope[..Start].IndexOf("<?plain"u8) >= 0 || envelope[(Start + Length)..].IndexOf("<?plain"u8) >= 0;

    /// <summary>Looks for one behind a tag.</summary>
    /// <param name="tag">Where the tag's name begins.</param>
    public static PlainStretch Find(ReadOnlySpan<byte> envelope, int tag)
    {
        for (var tags = 0; tags < TagsBefore; tags++)
        {
            var next = envelope[tag..].IndexOf((byte)'<');
            if (next < 0)
                break;
            tag += next + 1;
            if (TryStartTag(envelope, tag, out _))
                return Scan(envelope, tag - 1);
        }

        return default;
    }

    /// <summary>The envelope with the mark in the stretch's place.</summary>
    public byte[] MarkIn(ReadOnlySpan<byte> envelope) =>
        [.. envelope[..Start], .. "<?plain?>"u8, .. envelope[(Start + Length)..]];

    private static PlainStretch Scan(ReadOnlySpan<byte> bytes, int start)
    {
        Span<(int At, int Length)> open = stackalloc (int, int)[Deepest];
        var (depth, deepest, elements) = (0, 0, 0);

        // Whole elements so far, and those within the first one, should it turn out not to be plain to its end.
        var (end, inside, insideEnd) = (start, 0, 0);
        var at = start;
        while (true)
        {
            var text = bytes[at..].IndexOfAnyExcept(Text);
            at += text;
            if (text < 0 || bytes[at] != '<')
                break;
            if (TryStartTag(bytes, ++at, out var length))
            {
                if (depth == Deepest)
                    break;
                open[depth++] = (at, length);
                elements++;
                deepest = Math.Max(deepest, depth);
                at += length + 1;
                if (elements == 1)
                    inside = insideEnd = at;
            }
            else
            {
                if (depth == 0 || !IsEndTag(bytes, at, bytes.Slice(open[depth - 1].At, open[depth - 1].Length)))
                    break;
                at += open[--depth].Length + 2;
                if (depth == 0)
                    end = at;
                else if (depth == 1 && end == start)
                    insideEnd = at;
            }
        }

        return end > start
            ? new PlainStretch(start, end - start, elements, deepest)
            : new PlainStretch(inside, insideEnd - inside, elements, deepest);
    }

    private static bool TryStartTag(ReadOnlySpan<byte> bytes, int at, out int length)
    {
        length = bytes[at..].IndexOfAnyExcept(NameRest);
        return length is > 0 and <= LongestName && bytes[at + length] == '>' && NameStart.Contains(bytes[at]);
    }

    /// <param name="at">Behind the angle bracket.</param>
    private static bool IsEndTag(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> name) =>
        bytes.Length - at > name.Length + 1 && bytes[at] == '/' && bytes[at + name.Length + 1] == '>'
        && bytes.Slice(at + 1, name.Length).SequenceEqual(name);
}
