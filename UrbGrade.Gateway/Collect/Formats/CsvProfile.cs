using System.Text;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>A layout of delimited text files: everything that a site's export differs in from another's.</summary>
/// <param name="TrailingDelimiter">Whether each line ends with a delimiter that starts no further column.</param>
/// <param name="SkipRows">Lines before the headings.</param>
/// <param name="HasHeadings">Whether the first row names the columns.</param>
/// <param name="Headings">The columns where the file itself does not name them.</param>
/// <param name="RequireFinalNewline">Whether a last line without an end counts as cut off although it looks whole.</param>
internal sealed record CsvProfile(
    string Name,
    Encoding Encoding,
    char Delimiter,
    bool TrailingDelimiter,
    int SkipRows,
    bool HasHeadings,
    IReadOnlyList<string> Headings,
    MarkedLines? Marks,
    bool RequireFinalNewline,
    RowLayout Rows) : FileProfile(Name)
{
    public override IFileFormat Open(Func<string, bool> isKnownMeter) => new CsvFormat(this, isKnownMeter);
}
