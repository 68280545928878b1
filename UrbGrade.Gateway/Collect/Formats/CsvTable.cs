using System.Globalization;
using CsvHelper;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Walks through the lines of one delimited file: headings, marked lines and rows.</summary>
internal sealed class CsvTable(CsvProfile profile, Rows rows, IFileSink sink)
{
    private CsvHeadings? headings;
    private int rowsSinceMark;

    /// <param name="endsLine">Whether the last line has its end.</param>
    /// <returns>Why nothing of the file counts; null when it was read.</returns>
    public FileRefusal? Read(CsvParser csv, bool endsLine)
    {
        for (var skipped = 0; skipped < profile.SkipRows && csv.Read(); skipped++)
        {
        }

        var more = csv.Read();
        if (!more && profile.HasHeadings)
            return new(FileCode.EmptyFile, 0, 0, "", "The file has no headings");
        while (more)
        {
            var fields = csv.Record!;
            var line = csv.RawRow;
            more = csv.Read();
            if (Take(fields, line, cutOff: !more && !endsLine) is { } refusal)
                return refusal;
        }

        if (rows.Count == 0)
            return new(FileCode.NoRows, 1, 0, "", "Only headings: the export ran, its query found nothing");
        rows.Finish();
        return null;
    }

    private FileRefusal? Take(string[] fields, int line, bool cutOff)
    {
        if (profile.Marks is { } marks && fields[0].StartsWith(marks.Mark))
            return TakeMarked(marks, fields, line);
        if (headings is null)
        {
            if (profile.HasHeadings)
                return Match(fields, line);
            if (profile.Headings.Count == 0)
                return new(FileCode.MissingColumn, line, 0, FileText.Excerpt(string.Join(profile.Delimiter, fields)), $"A row comes before the line '{profile.Marks?.Mark}{profile.Marks?.Headings}' that names the columns");
            if (Match([.. profile.Headings], line) is { } refusal)
                return refusal;
        }

        TakeRow(fields, line, cutOff);
        return null;
    }

    private FileRefusal? Match(string[] fields, int line)
    {
        headings = CsvHeadings.Match(fields, profile, line, out var refusal);
        if (headings is not null)
            rows.Use(fields);
        return refusal;
    }

    private void TakeRow(string[] fields, int line, bool cutOff)
    {
        rowsSinceMark++;
        var most = headings!.Count + (profile.TrailingDelimiter ? 1 : 0);
        if (fields.Length < headings.Count && fields.Length < headings.Needed)
            Skip(RowCode.MissingField, $"{fields.Length} fields where the headings name {headings.Count}");
        else if (fields.Length > most)
            Skip(RowCode.ExtraField, $"{fields.Length} fields where the headings name {headings.Count}: does a value hold the delimiter?");
        else if (cutOff && profile.RequireFinalNewline)
            Skip(RowCode.TruncatedRow, "The last line has no end");
        else
            rows.Read(new Row(fields, line, cutOff));

        void Skip(string code, string hint)
        {
            rows.Skip();
            sink.Reject(new(
                cutOff ? RowCode.TruncatedRow : code, line, 0, FileText.Excerpt(string.Join(profile.Delimiter, fields)),
                cutOff ? "The file was cut off: " + hint : hint));
        }
    }

    private FileRefusal? TakeMarked(MarkedLines marks, string[] fields, int line)
    {
        if (marks.Headings is not null && fields[0].AsSpan(1).Trim().SequenceEqual(marks.Headings))
        {
            fields[0] = marks.Headings;
            return Match(fields, line);
        }

        if (marks.Meter?.In(fields) is { } meter)
        {
            rows.Meter = meter;
            rowsSinceMark = 0;
        }

        if (Number(marks.Rows, fields) is { } count && count != rowsSinceMark)
            sink.Reject(new(RowCode.MissingRows, line, 0, FileText.Excerpt(string.Join(profile.Delimiter, fields)), $"The file says {count} rows, it has {rowsSinceMark}"));
        if (Number(marks.Last, fields) is { } last)
            rows.CheckLast(last, line);
        return null;
    }

    private static long? Number(MarkedField? field, string[] fields) =>
        field?.In(fields) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
