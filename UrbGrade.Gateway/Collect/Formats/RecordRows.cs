using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns rows into records. What people typed stays text, whatever it looks like.</summary>
internal sealed class RecordRows : Rows
{
    // A spreadsheet runs a cell that starts so; no name of a place or device does.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    private readonly RecordLayout record;
    private readonly RowClock clock;
    private readonly DoubledHours<Row> doubled;
    private int[] timeAt = [];
    private int[] keyAt = [];
    private int subjectAt;
    private int untilAt;
    private (RecordField Field, int At)[] fields = [];

    public RecordRows(string profile, RowLayout layout, RecordLayout record, IFileSink sink, Instant writtenAt)
        : base(profile, layout, sink)
    {
        this.record = record;
        clock = new RowClock(layout.Time, writtenAt);
        doubled = new DoubledHours<Row>(layout.Time.InOrder ? writtenAt : null, (row, at) => Take(row, at), row => RejectTime(RowCode.AmbiguousLocalTime, row));
    }

    public override void Use(IReadOnlyList<string> columns)
    {
        base.Use(columns);
        timeAt = [.. Layout.Time.Columns.Select(At)];
        keyAt = [.. record.KeyColumns.Select(At)];
        subjectAt = At(record.SubjectColumn);
        untilAt = At(record.UntilColumn);
        var named = record.Fields ?? [.. columns
            .Where(column => column.Length > 0 && !Layout.Columns.Contains(column))
            .Select(column => new RecordField(column, column, IsNumber: false, Unit: null, Below: null))];
        fields = [.. named.Select(field => (field, At(field.Column)))];
    }

    public override void Finish() => doubled.Finish();

    protected override void Interpret(in Row row)
    {
        foreach (var at in subjectAt < 0 ? keyAt : [.. keyAt, subjectAt])
        {
            var text = Field(row, at);
            if (text.Length > 0 && FormulaStarts.Contains(text[0]))
            {
                Reject(RowCode.FormulaText, row, at, text, "An identifier that a spreadsheet would run as a formula is none");
                return;
            }
        }

        var label = Label(row);
        if (!clock.TryParse(label, out var local, out var moment))
            Reject(RowCode.InvalidTime, row, timeAt[0], label, $"Expected {Layout.Time.Pattern.PatternText}");
        else if (moment is { } known)
            Take(row, known);
        else
            Place(row, local);
    }

    private void Place(in Row row, LocalDateTime local)
    {
        switch (clock.Places(local, out var earlier, out var later))
        {
            case 0:
                RejectTime(RowCode.NonexistentLocalTime, row);
                break;
            case 1:
                doubled.Pass(Field(row, subjectAt), local);
                Take(row, earlier);
                break;
            case var _ when Layout.Time.Ambiguous == AmbiguousRule.FileOrder:
                doubled.Hold(Field(row, subjectAt), row, local, earlier, later);
                break;
            default:
                RejectTime(RowCode.AmbiguousLocalTime, row);
                break;
        }
    }

    private void Take(in Row row, Instant at)
    {
        if (!TryUntil(row, out var until))
            return;
        var content = new JsonObject();
        foreach (var (field, position) in fields)
        {
            if (!TryAdd(content, row, field, position))
                return;
        }

        if (record.Fields is null && row.Whole is { } whole)
        {
            foreach (var (name, value) in whole)
            {
                if (!Layout.Columns.Contains(name))
                    content[name] = value?.DeepClone();
            }
        }

        Sink.Add(new SiteRecord(record.Kind, Key(row, at, content), Field(row, subjectAt), at, until, content, row.Line));
    }

    private bool TryUntil(in Row row, out Instant? until)
    {
        until = null;
        if (untilAt < 0)
            return true;
        var text = Field(row, untilAt);
        if (Layout.Time.Pattern.Parse(text).TryGetValue(default, out var last))
        {
            until = Layout.Time.Zone.AtLeniently(record.UntilIncluded ? last.PlusDays(1) : last).ToInstant();
            return true;
        }

        Reject(RowCode.InvalidTime, row, untilAt, text, $"Expected {Layout.Time.Pattern.PatternText}");
        return false;
    }

    private bool TryAdd(JsonObject content, in Row row, RecordField field, int at)
    {
        var text = Field(row, at);
        if (text.Length == 0)
            return true;
        if (!field.IsNumber)
        {
            content[field.Name] = text;
            return true;
        }

        var below = field.Below is { } mark && text.StartsWith(mark, StringComparison.Ordinal);
        if (!DecimalText.TryParse(below ? text.AsSpan(field.Below!.Length) : text, Layout.DecimalMark, Layout.Thousands, out var number))
        {
            Reject(RowCode.InvalidNumber, row, at, text, $"Expected digits with '{Layout.DecimalMark}' as decimal mark");
            return false;
        }

        if (field.Unit is null && !below)
        {
            content[field.Name] = number;
            return true;
        }

        var quantity = new JsonObject { [below ? "below" : "value"] = number };
        if (field.Unit is not null)
            quantity["unit"] = field.Unit;
        content[field.Name] = quantity;
        return true;
    }

    private string Key(in Row row, Instant at, JsonObject content)
    {
        switch (keyAt)
        {
            case []:
                var whole = $"{Field(row, subjectAt)}\n{at}\n{content.ToJsonString()}";
                return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(whole)));
            case [var only]:
                return Field(row, only);
            default:
                var several = row;
                return JsonSerializer.Serialize(keyAt.Select(position => Field(several, position)));
        }
    }

    private string Label(in Row row)
    {
        var fields = row;
        return string.Join(' ', timeAt.Select(at => Field(fields, at)));
    }

    private void RejectTime(string code, in Row row) => Reject(code, row, timeAt[0], Label(row), code == RowCode.NonexistentLocalTime
        ? $"The clocks of {Layout.Time.Zone.Id} skip this time"
        : $"This time comes twice in {Layout.Time.Zone.Id} and nothing tells which one is meant");
}
