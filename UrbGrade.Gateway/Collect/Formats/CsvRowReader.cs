using System.Globalization;
using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>
/// Turns rows into readings. Times are resolved after the last row, since what tells two hours with one label apart
/// may be that there are two of them.
/// </summary>
internal sealed class CsvRowReader(CsvProfile profile, CsvHeadings headings, Func<string, bool> isKnownMeter, IFileSink sink)
{
    private readonly List<ParsedRow> parsed = [];
    private readonly List<RowRejection> rejections = [];
    private readonly int meterAt = At(headings, profile.MeterColumn);
    private readonly int qualityAt = At(headings, profile.QualityColumn);
    private readonly int hourAt = At(headings, profile.Time.HourColumn);
    private readonly int flagAt = At(headings, profile.Time.FlagColumn);
    private readonly int[] timeAt = [.. profile.Time.Columns.Select(headings.IndexOf)];
    private readonly int[] valueAt = [.. profile.Values.Select(value => headings.IndexOf(value.Column))];

    public int Count { get; private set; }

    public void Read(string[] fields, int line)
    {
        Count++;
        sink.CountRow();
        if (fields.Length < headings.Count && fields.Length < NeededFields())
        {
            Reject(RowCode.MissingField, line, 0, string.Join(profile.Delimiter, fields), $"{fields.Length} fields where the headings name {headings.Count}");
            return;
        }

        var meter = meterAt < 0 ? RawReading.SiteWide : fields[meterAt].Trim();
        if (meterAt >= 0 && !isKnownMeter(meter))
        {
            var mangled = meter.Contains("E+", StringComparison.OrdinalIgnoreCase) && meter.Length < 16;
            Reject(mangled ? RowCode.MangledIdentifier : RowCode.UnknownMeter, line, meterAt + 1, meter, mangled
                ? "A spreadsheet turned the identifier into a number; export it as text"
                : "Not among the meters of the configuration");
            return;
        }

        var label = string.Join(' ', timeAt.Select(at => fields[at].Trim()));
        if (!profile.Time.Pattern.Parse(label).TryGetValue(default, out var time))
        {
            Reject(RowCode.InvalidTime, line, timeAt[0] + 1, label, $"Expected {profile.Time.Pattern.PatternText}");
            return;
        }

        int? hour = null;
        if (hourAt >= 0)
        {
            if (!int.TryParse(fields[hourAt].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                Reject(RowCode.InvalidTime, line, hourAt + 1, fields[hourAt], "Expected the number of the hour in its day, from 1");
                return;
            }

            hour = number;
        }

        var flag = SourceFlag.Measured;
        if (qualityAt >= 0 && !profile.QualityMap.TryGetValue(fields[qualityAt].Trim(), out flag))
        {
            Reject(RowCode.UnknownQuality, line, qualityAt + 1, fields[qualityAt], $"Expected one of {string.Join(", ", profile.QualityMap.Keys)}");
            return;
        }

        parsed.Add(new ParsedRow(meter, time, hour, flagAt < 0 ? null : fields[flagAt].Trim(), flag, line, fields));
    }

    /// <summary>Everything that was read.</summary>
    /// <param name="cutOffLine">The last line, when it has no end; null otherwise.</param>
    public void Finish(int? cutOffLine)
    {
        var clock = new IntervalClock(profile.Time);
        var twice = RepeatedLabels();
        foreach (var row in parsed)
        {
            if (row.Line == cutOffLine && profile.RequireFinalNewline)
                Reject(RowCode.TruncatedRow, row.Line, 0, string.Join(profile.Delimiter, row.Fields), "The last line has no end; the file was cut off");
            else if (TryStart(clock, row, twice, out var start))
                AddValues(row, start);
        }

        foreach (var rejection in rejections)
        {
            sink.Reject(rejection.Line == cutOffLine && rejection.Code != RowCode.TruncatedRow
                ? rejection with { Code = RowCode.TruncatedRow, Hint = "The file was cut off: " + rejection.Hint }
                : rejection);
        }
    }

    private bool TryStart(IntervalClock clock, ParsedRow row, HashSet<(string, LocalDateTime)> twice, out Instant start)
    {
        if (row.Hour is { } number)
        {
            if (clock.TryHour(row.Label.Date, number, out start, out var hint))
                return true;
            Reject(RowCode.HourOutsideDay, row.Line, hourAt + 1, row.Fields[hourAt], hint);
            return false;
        }

        start = clock.Start(row.Meter, row.Label, twice.Contains((row.Meter, row.Label)), row.DstFlag, out var code);
        if (code is null && start.ToUnixTimeSeconds() % profile.Time.ResolutionSeconds != 0)
            code = RowCode.InvalidTime;
        if (code is null)
            return true;
        Reject(code, row.Line, timeAt[0] + 1, string.Join(' ', timeAt.Select(at => row.Fields[at])), code switch
        {
            RowCode.NonexistentLocalTime => $"The clocks of {profile.Time.Zone.Id} skip this time",
            RowCode.AmbiguousLocalTime => $"This time comes twice in {profile.Time.Zone.Id} and nothing tells which one is meant",
            _ => $"Not a multiple of {profile.Time.ResolutionSeconds} s",
        });
        return false;
    }

    private void AddValues(ParsedRow row, Instant start)
    {
        for (var i = 0; i < valueAt.Length; i++)
        {
            var text = valueAt[i] < row.Fields.Length ? row.Fields[valueAt[i]].Trim() : "";
            if (text.Length == 0)
                continue;
            if (DecimalText.TryParse(text, profile.Decimal, profile.Thousands, out var value))
            {
                var column = profile.Values[i];
                sink.Add(new RawReading(row.Meter, column.Quantity, start, profile.Time.ResolutionSeconds, value * column.Factor, row.Flag, row.Line));
            }
            else
            {
                Reject(RowCode.InvalidNumber, row.Line, valueAt[i] + 1, text, $"Expected digits with '{profile.Decimal}' as decimal mark");
            }
        }
    }

    private HashSet<(string, LocalDateTime)> RepeatedLabels()
    {
        var repeated = new HashSet<(string, LocalDateTime)>();
        if (profile.Time.Ambiguous != AmbiguousRule.FileOrder)
            return repeated;
        var once = new HashSet<(string, LocalDateTime)>();
        foreach (var row in parsed)
        {
            if (!once.Add((row.Meter, row.Label)))
                repeated.Add((row.Meter, row.Label));
        }

        return repeated;
    }

    private int NeededFields() => 1 + timeAt.Concat(valueAt).Append(meterAt).Append(qualityAt).Append(hourAt).Append(flagAt).Max();

    private void Reject(string code, int line, int column, string text, string hint) =>
        rejections.Add(new RowRejection(code, line, column, FileText.Excerpt(text), hint));

    private static int At(CsvHeadings headings, string? name) => name is null ? -1 : headings.IndexOf(name);
}
