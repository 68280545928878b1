using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Reads JSON lines by a profile. A line that is no object, or lacks a member that the profile needs, costs that line.</summary>
/// <param name="isKnownMeter">Whether the site's configuration names a meter.</param>
internal sealed class JsonLinesFormat(JsonLinesProfile profile, Func<string, bool> isKnownMeter) : IFileFormat
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string[][] paths = [.. profile.Rows.Columns.Select(column => column.Split('.'))];
    private readonly HashSet<string> needed = [.. profile.Rows.Needed];

    public FileRefusal? Read(RawFile file, IFileSink sink)
    {
        if (FileText.Inspect(file.Content, Utf8, isMarkup: false, out _) is { } doubtful)
            return doubtful;
        Rows rows = profile.Rows.Record is { } record
            ? new RecordRows(profile.Name, profile.Rows, record, sink, file.WrittenAt)
            : new ReadingRows(profile.Name, profile.Rows, isKnownMeter, sink, file.WrittenAt);
        rows.Use(profile.Rows.Columns);
        using var text = FileText.Open(file.Content, Utf8);
        var lines = new TextLines(text);
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (TryParse(line, out var found, out var hint))
            {
                rows.Read(new Row(Fields(found), lines.Number, CutOff: false, found));
                continue;
            }

            rows.Skip();
            sink.Reject(new(lines.Ended ? RowCode.BrokenMessage : RowCode.TruncatedRow, lines.Number, 0, FileText.Excerpt(line), hint));
        }

        if (lines.Refusal is not null)
            return lines.Refusal;
        rows.Finish();
        return rows.Count == 0 ? new(FileCode.NoRows, 0, 0, "", "The file has no lines that say anything") : null;
    }

    private bool TryParse(string line, out JsonObject found, out string hint)
    {
        found = [];
        try
        {
            if (JsonNode.Parse(line, documentOptions: Strict) is not JsonObject whole)
            {
                hint = "Expected a JSON object";
                return false;
            }

            found = whole;
        }
        catch (JsonException broken)
        {
            hint = $"No JSON: {broken.Message}";
            return false;
        }

        var fields = Fields(found);
        var missing = profile.Rows.Columns.Where((column, at) => fields[at] is null && needed.Contains(column)).FirstOrDefault();
        hint = $"No member '{missing}'; the profile '{profile.Name}' needs {string.Join(", ", needed)}";
        return missing is null;
    }

    private string?[] Fields(JsonObject whole) => [.. paths.Select(path => Text(path.Aggregate((JsonNode?)whole, (node, step) => (node as JsonObject)?[step])))];

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };
}
