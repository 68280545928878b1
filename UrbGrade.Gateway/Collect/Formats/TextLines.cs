namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>The lines of a text, one by one; one that is too long to be a line of a meter's file ends it.</summary>
internal sealed class TextLines(TextReader text)
{
    private readonly char[] block = new char[1 << 14];
    private readonly System.Text.StringBuilder begun = new();
    private int at;
    private int length;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether that line had its end.</summary>
    public bool Ended { get; private set; }

    /// <summary>Why reading stopped before the end; null when it did not.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>The next line without its end; null after the last one.</summary>
    public string? Read()
    {
        begun.Clear();
        Ended = false;
        while (Refusal is null && Fill())
        {
            var rest = block.AsSpan(at, length - at);
            var end = rest.IndexOf('\n');
            begun.Append(end < 0 ? rest : rest[..end]);
            at += end < 0 ? rest.Length : end + 1;
            if (begun.Length > FileText.MostCharacters)
                Refusal = new(FileCode.LineTooLong, Number + 1, 0, FileText.Excerpt(begun.ToString(0, 100)), $"A line of more than {FileText.MostCharacters} characters: are its line ends lost?");
            if (end < 0)
                continue;
            Ended = true;
            break;
        }

        if (Refusal is not null || (!Ended && begun.Length == 0))
            return null;
        Number++;
        if (begun.Length > 0 && begun[^1] == '\r')
            begun.Length--;
        return begun.ToString();
    }

    private bool Fill()
    {
        if (at == length)
        {
            at = 0;
            length = text.Read(block);
        }

        return length > 0;
    }
}
