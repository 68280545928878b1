using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// Reads a delimited text file by its profile. One bad row costs that row; only what makes the whole file doubtful
/// (encoding, headings, checksum, nothing in it) refuses it.
/// </summary>
/// <param name="isKnownMeter">Whether the site's configuration names a meter.</param>
internal sealed class CsvFormat(CsvProfile profile, Func<string, bool> isKnownMeter) : IFileFormat
{
    public FileRefusal? Read(RawFile file, IFileSink sink)
    {
        if (FileText.Inspect(file.Content, profile.Encoding, isMarkup: false, out var endsLine) is { } doubtful)
            return doubtful;
        if (profile.Marks?.Checksum is not null && ModbusChecksum.Refuse(file.Content) is { } changed)
            return changed;
        try
        {
            using var text = FileText.Open(file.Content, profile.Encoding);
            using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = profile.Delimiter.ToString(),
                BadDataFound = null,
                HasHeaderRecord = false,
                IgnoreBlankLines = true,
                MaxFieldSize = FileText.MostCharacters,
            });
            Rows rows = profile.Rows.Record is { } record
                ? new RecordRows(profile.Name, profile.Rows, record, sink, file.WrittenAt)
                : new ReadingRows(profile.Name, profile.Rows, isKnownMeter, sink, file.WrittenAt);
            return new CsvTable(profile, rows, sink).Read(csv, endsLine);
        }
        catch (CsvHelperException broken)
        {
            return new(FileCode.NotCsv, 0, 0, "", $"The text breaks the rules of delimited files: {broken.Message}");
        }
    }
}
