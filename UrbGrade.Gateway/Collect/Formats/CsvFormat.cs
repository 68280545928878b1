using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// Reads a delimited text file by its profile. One bad row costs that row; only what makes the whole file doubtful
/// (encoding, headings, nothing in it) refuses it.
/// </summary>
/// <param name="isKnownMeter">Whether the site's configuration names a meter.</param>
internal sealed class CsvFormat(CsvProfile profile, Func<string, bool> isKnownMeter) : IFileFormat
{
    public FileRefusal? Read(RawFile file, IFileSink sink)
    {
        var bytes = new byte[file.Content.Length];
        file.Content.ReadExactly(bytes);
        if (FileText.Decode(bytes, profile.Encoding, out var refusal) is not { } text)
            return refusal;
        try
        {
            return Read(text, sink);
        }
        catch (CsvHelperException broken)
        {
            return new(FileCode.NotCsv, 0, 0, "", $"The text breaks the rules of delimited files: {broken.Message}");
        }
    }

    private FileRefusal? Read(string text, IFileSink sink)
    {
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = profile.Delimiter.ToString(),
            BadDataFound = null,
            AllowComments = profile.Comment is not null,
            Comment = profile.Comment ?? '#',
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
        });
        for (var skipped = 0; skipped < profile.SkipRows && csv.Read(); skipped++)
        {
        }

        if (!csv.Read())
            return new(FileCode.EmptyFile, 0, 0, "", "The file has no headings");
        if (CsvHeadings.Match(csv.Record!, profile, csv.RawRow, out var refusal) is not { } headings)
            return refusal;

        var rows = new CsvRowReader(profile, headings, isKnownMeter, sink);
        var cutOff = !text.EndsWith('\n');
        var last = 0;
        while (csv.Read())
        {
            rows.Read(csv.Record!, csv.RawRow);
            last = csv.RawRow;
        }

        if (rows.Count == 0)
            return new(FileCode.NoRows, 1, 0, "", "Only headings: the export ran, its query found nothing");
        rows.Finish(cutOff ? last : null);
        return null;
    }
}

/// <summary>One row between reading its text and resolving its time.</summary>
internal readonly record struct ParsedRow(string Meter, LocalDateTime Label, int? Hour, string? DstFlag, SourceFlag Flag, int Line, string[] Fields);
