namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>A layout of files with one JSON object a line, UTF-8. Columns are members, or paths such as <c>answers.heating</c>.</summary>
internal sealed record JsonLinesProfile(string Name, RowLayout Rows) : FileProfile(Name)
{
    public override IFileFormat Open(Func<string, bool> isKnownMeter) => new JsonLinesFormat(this, isKnownMeter);
}
