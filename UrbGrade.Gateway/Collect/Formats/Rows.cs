namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns the rows of one file into what they mean.</summary>
/// <param name="sink">Gets it.</param>
internal abstract class Rows(string profile, RowLayout layout, IFileSink sink)
{
    private IReadOnlyList<string> headings = [];
    private long? lastNumber;
    private int sequenceAt = -1;

    protected RowLayout Layout => layout;

    protected IFileSink Sink => sink;

    protected string Profile => profile;

    protected IReadOnlyList<string> Headings => headings;

    /// <summary>Rows so far, good and bad.</summary>
    public int Count { get; private set; }

    /// <summary>The meter of the rows to come, where the file names it apart from them.</summary>
    public string? Meter { get; set; }

    /// <summary>What the row means, or its rejection.</summary>
    protected abstract void Interpret(in Row row);

    /// <summary>Tells where the columns stand in the rows to come; all that the layout names are there.</summary>
    public virtual void Use(IReadOnlyList<string> columns)
    {
        headings = columns;
        sequenceAt = At(layout.SequenceColumn);
    }

    /// <summary>Counts a row that is rejected already.</summary>
    public void Skip()
    {
        Count++;
        sink.CountRow();
    }

    public void Read(in Row row)
    {
        Skip();
        if (IsNew(row))
            Interpret(row);
    }

    /// <summary>Everything was read.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>The file says that its last row has this number.</summary>
    public void CheckLast(long number, int line)
    {
        if (lastNumber is { } last && last != number)
            sink.Reject(new(RowCode.MissingRows, line, 0, $"{number}", $"The last row is number {last}, the file says {number}"));
    }

    protected int At(string? column)
    {
        for (var i = 0; column is not null && i < headings.Count; i++)
        {
            if (headings[i] == column)
                return i;
        }

        return -1;
    }

    protected static string Field(in Row row, int at) => at >= 0 && at < row.Fields.Length ? row.Fields[at]?.Trim() ?? "" : "";

    protected void Reject(string code, in Row row, int column, string text, string hint) => sink.Reject(new RowRejection(
        row.CutOff ? RowCode.TruncatedRow : code, row.Line, column + 1, FileText.Excerpt(text), row.CutOff ? "The file was cut off: " + hint : hint));

    private bool IsNew(in Row row)
    {
        if (sequenceAt < 0)
            return true;
        var text = Field(row, sequenceAt);
        if (!long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            Reject(RowCode.InvalidNumber, row, sequenceAt, text, "Expected the number of the row");
            return false;
        }

        // A device that starts again counts from one.
        var last = lastNumber;
        lastNumber = number;
        if (number == last)
            return false;
        if (number > last + 1)
            Reject(RowCode.MissingRows, row, sequenceAt, text, $"Row {last} came before: {number - last - 1} were lost on the way");
        return true;
    }
}
