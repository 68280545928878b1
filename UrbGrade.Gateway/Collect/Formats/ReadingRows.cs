using System.Globalization;
using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns rows into readings.</summary>
internal sealed class ReadingRows : Rows
{
    private readonly record struct Dated(Row Row, string Meter, string Measured, SourceFlag Flag);

    private readonly Func<string, bool> isKnownMeter;
    private readonly RowClock clock;
    private readonly DoubledHours<Dated> doubled;
    private readonly Dictionary<string, Instant> newest = [];
    private readonly Instant writtenAt;
    private int meterAt;
    private int quantityAt;
    private int unitAt;
    private int qualityAt;
    private int hourAt;
    private int flagAt;
    private int toAt;
    private int[] timeAt = [];
    private int[] valueAt = [];
    private Dictionary<string, (ValueColumn Value, int At)> meanings = [];

    public ReadingRows(string profile, RowLayout layout, Func<string, bool> isKnownMeter, IFileSink sink, Instant writtenAt)
        : base(profile, layout, sink)
    {
        this.isKnownMeter = isKnownMeter;
        this.writtenAt = writtenAt;
        clock = new RowClock(layout.Time, writtenAt);
        doubled = new DoubledHours<Dated>(layout.Time.InOrder ? writtenAt : null, Take, row => RejectTime(RowCode.AmbiguousLocalTime, row.Row));
    }

    public override void Use(IReadOnlyList<string> columns)
    {
        base.Use(columns);
        meterAt = At(Layout.MeterColumn);
        quantityAt = At(Layout.Quantity?.Column);
        unitAt = At(Layout.Unit?.Column);
        qualityAt = At(Layout.Quality?.Column);
        hourAt = At(Layout.Time.HourColumn);
        flagAt = At(Layout.Time.FlagColumn);
        toAt = At(Layout.Time.ToColumn);
        timeAt = [.. Layout.Time.Columns.Select(At)];
        valueAt = [.. Layout.Values.Select(value => At(value.Column))];
        meanings = Layout.Quantity?.Meanings.ToDictionary(meaning => meaning.Key, meaning => (meaning.Value, At(meaning.Value.Column))) ?? [];
    }

    public override void Finish() => doubled.Finish();

    protected override void Interpret(in Row row)
    {
        var meter = Meter ?? (meterAt < 0 ? RawReading.SiteWide : Field(row, meterAt));
        if ((Meter is not null || meterAt >= 0) && !isKnownMeter(meter))
        {
            RejectMeter(row, meter);
            return;
        }

        var measured = Field(row, quantityAt);
        if (Layout.Quantity is { } quantity && !quantity.Meanings.ContainsKey(measured))
        {
            Reject(RowCode.UnknownQuantity, row, quantityAt, measured, $"Expected one of {string.Join(", ", quantity.Meanings.Keys)}");
            return;
        }

        if (!TryFlag(row, out var flag))
            return;
        var label = Label(row);
        if (!clock.TryParse(label, out var local, out var moment))
        {
            Reject(RowCode.InvalidTime, row, timeAt[0], label, $"Expected {Layout.Time.Stamp?.PatternText ?? Layout.Time.Pattern.PatternText}");
            return;
        }

        var dated = new Dated(row, meter, measured, flag);
        if (hourAt >= 0)
            TakeHour(dated, local);
        else if (moment is { } known)
            Take(dated, known);
        else
            Place(dated, local);
    }

    private bool TryFlag(in Row row, out SourceFlag flag)
    {
        flag = SourceFlag.Measured;
        if (Layout.Quality is not { } quality)
            return true;
        var text = Field(row, qualityAt);
        if (!quality.Meanings.TryGetValue(text, out var meaning))
            Reject(RowCode.UnknownQuality, row, qualityAt, text, $"Expected one of {string.Join(", ", quality.Meanings.Keys)}");
        else if (meaning is null)
            Reject(RowCode.MarkedInvalid, row, qualityAt, text, "The source itself says that the value is not valid");
        flag = meaning ?? SourceFlag.Measured;
        return meaning is not null;
    }

    private void TakeHour(in Dated dated, LocalDateTime local)
    {
        var text = Field(dated.Row, hourAt);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Reject(RowCode.InvalidTime, dated.Row, hourAt, text, "Expected the number of the hour in its day, from 1");
        else if (clock.TryHour(local.Date, number, out var start, out var hint))
            Take(dated, start);
        else
            Reject(RowCode.HourOutsideDay, dated.Row, hourAt, text, hint);
    }

    private void Place(in Dated dated, LocalDateTime local)
    {
        var series = Layout.Quantity is null ? dated.Meter : $"{dated.Meter}\n{dated.Measured}";
        switch (clock.Places(local, out var earlier, out var later))
        {
            case 0:
                RejectTime(RowCode.NonexistentLocalTime, dated.Row);
                break;
            case 1:
                doubled.Pass(series, local);
                Take(dated, earlier);
                break;
            case var _ when Layout.Time.Ambiguous == AmbiguousRule.Flag:
                Take(dated, Field(dated.Row, flagAt) == Layout.Time.SummerFlag ? earlier : later);
                break;
            case var _ when Layout.Time.Ambiguous == AmbiguousRule.FileOrder:
                doubled.Hold(series, dated, local, earlier, later);
                break;
            default:
                RejectTime(RowCode.AmbiguousLocalTime, dated.Row);
                break;
        }
    }

    private void Take(Dated dated, Instant labelled)
    {
        var (start, end) = clock.Around(labelled);
        if (!clock.IsOnGrid(start))
            Reject(RowCode.InvalidTime, dated.Row, timeAt[0], Label(dated.Row), Layout.Time.CivilDays ? "Not the start of a day" : $"Not a multiple of {Layout.Time.Resolution.TotalSeconds} s");
        else if (toAt >= 0 && !EndsAt(dated.Row, end, out var to))
            Reject(RowCode.IntervalMismatch, dated.Row, toAt, to, $"An interval of this profile that starts at {Label(dated.Row)} ends at {clock.Written(end)}");
        else if (Layout.Time.InOrder && IsSetBack(dated, start))
            Reject(RowCode.ClockSetBack, dated.Row, timeAt[0], Label(dated.Row), "Earlier than the row before: the clock was set back and its times are not believed until they pass the newest");
        else
            AddValues(dated, start, end);
    }

    private bool EndsAt(in Row row, Instant end, out string text)
    {
        text = Field(row, toAt);
        return clock.Says(text, end);
    }

    private bool IsSetBack(in Dated dated, Instant start)
    {
        // A time that lies ahead of the file's own says nothing about the rows behind it.
        var known = newest.TryGetValue(dated.Meter, out var last);
        if (known && start < last)
            return true;
        if (start <= writtenAt + Duration.FromDays(1))
            newest[dated.Meter] = start;
        return false;
    }

    private void AddValues(in Dated dated, Instant start, Instant end)
    {
        if (Layout.Quantity is not null)
        {
            var (value, at) = meanings[dated.Measured];
            AddValue(dated, value, at, start, end);
            return;
        }

        for (var i = 0; i < valueAt.Length; i++)
            AddValue(dated, Layout.Values[i], valueAt[i], start, end);
    }

    private void AddValue(in Dated dated, ValueColumn column, int at, Instant start, Instant end)
    {
        var text = Field(dated.Row, at);
        if (text.Length == 0)
            return;
        if (!DecimalText.TryParse(text, Layout.DecimalMark, Layout.Thousands, out var value))
        {
            Reject(RowCode.InvalidNumber, dated.Row, at, text, $"Expected digits with '{Layout.DecimalMark}' as decimal mark");
            return;
        }

        if (!TryFactor(dated.Row, column, out var factor))
            return;
        var read = new RawReading(dated.Meter, column.Quantity, start, (int)(end - start).TotalSeconds, value * factor, dated.Flag, dated.Row.Line);
        Sink.Add(column.Quantity.Kind == QuantityKind.Register ? read with { Start = column.AtEnd ? end : start, Seconds = 0 } : read);
    }

    private bool TryFactor(in Row row, ValueColumn column, out decimal factor)
    {
        factor = column.Factor;
        if (Layout.Unit is not { } unit)
            return true;
        var text = Field(row, unitAt);
        if (column.Quantity.FactorFrom(unit.Codes.GetValueOrDefault(text, text)) is { } more)
        {
            factor *= more;
            return true;
        }

        Reject(RowCode.UnknownUnit, row, unitAt, text, $"{column.Quantity.Name} is measured in {string.Join(", ", column.Quantity.Units)}");
        return false;
    }

    private string Label(in Row row) => timeAt.Length switch
    {
        0 => "",
        1 => Field(row, timeAt[0]),
        _ => $"{Field(row, timeAt[0])} {Field(row, timeAt[1])}",
    };

    private void RejectMeter(in Row row, string meter)
    {
        var mangled = meter.Contains("E+", StringComparison.OrdinalIgnoreCase) && meter.Length < 16;
        Reject(mangled ? RowCode.MangledIdentifier : RowCode.UnknownMeter, row, meterAt, meter, mangled
            ? "A spreadsheet turned the identifier into a number; export it as text"
            : "Not among the meters of the configuration");
    }

    private void RejectTime(string code, in Row row) => Reject(code, row, timeAt[0], Label(row), code == RowCode.NonexistentLocalTime
        ? $"The clocks of {Layout.Time.Zone.Id} skip this time"
        : $"This time comes twice in {Layout.Time.Zone.Id} and nothing tells which one is meant");
}
