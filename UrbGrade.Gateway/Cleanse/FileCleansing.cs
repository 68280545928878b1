using System.Globalization;
using NodaTime;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>
/// Judges what was read from one file. Nothing is invented here: impossible values are set aside, unlikely ones flagged,
/// estimates of the source stay marked as such.
/// </summary>
/// <param name="memory">The recent past of a series, by meter and quantity.</param>
/// <param name="mostBad">The share of bad rows above which a file is not believed at all.</param>
internal sealed class FileCleansing(
    GatheredFile file, ReadingLimits limits, SpikeRule spikes, Func<string, Quantity, SeriesMemory> memory, double mostBad)
{
    private long believed;
    private (string Meter, Quantity? Quantity, SeriesMemory? Memory) past;

    /// <summary>Readings that are held back.</summary>
    public int Doubted { get; private set; }

    /// <summary>The first of them.</summary>
    public JudgedReading? FirstDoubted { get; private set; }

    /// <summary>The readings in order of series and time, each interval once. Rows that contradict each other, and what
    /// cannot be, are noted as rejections.</summary>
    public IEnumerable<JudgedReading> Judge(Instant now)
    {
        RawReading? waiting = null;
        var contradicted = false;
        foreach (var reading in file.Readings)
        {
            if (waiting is { } other && IsSameInterval(other, reading))
            {
                if (other.Value == reading.Value && other.Seconds == reading.Seconds)
                    continue;
                if (!contradicted)
                    file.Reject(Contradiction(other, reading));
                file.Reject(Contradiction(reading, other));
                contradicted = true;
                continue;
            }

            if (waiting is { } complete && !contradicted)
                yield return Judge(complete, now);
            (waiting, contradicted) = (reading, false);
        }

        if (waiting is { } last && !contradicted)
            yield return Judge(last, now);
    }

    /// <summary>What became of the file, after all of its readings were judged.</summary>
    public CleansedFile Finish()
    {
        var bad = file.BadRows;
        var refused = bad > 0 && (believed + file.RecordCount == 0 || (bad > 1 && bad > mostBad * file.Rows));
        return new CleansedFile(file.Rows, bad, file.Rejections, refused ? TooManyBadRows(bad) : null);
    }

    private JudgedReading Judge(in RawReading reading, Instant now)
    {
        if (limits.Judge(reading, now) is { } rejection)
        {
            file.Reject(rejection);
            return new JudgedReading(reading, ReadingQuality.Impossible, rejection.Code);
        }

        believed++;
        var judged = Weigh(reading);
        if (judged.Quality == ReadingQuality.Suspect)
        {
            Doubted++;
            FirstDoubted ??= judged;
        }

        return judged;
    }

    private JudgedReading Weigh(in RawReading reading)
    {
        if (past.Memory is null || past.Quantity != reading.Quantity || past.Meter != reading.Meter)
            past = (reading.Meter, reading.Quantity, memory(reading.Meter, reading.Quantity));
        if (spikes.Doubt(reading, past.Memory) is { } rule)
        {
            past.Memory.Doubt();
            return new JudgedReading(reading, ReadingQuality.Suspect, rule);
        }

        past.Memory.Add(reading.Start, (double)reading.Value);
        return reading.Flag == SourceFlag.Estimated
            ? new JudgedReading(reading, ReadingQuality.Estimated, "source")
            : new JudgedReading(reading, ReadingQuality.Measured, "");
    }

    private FileRefusal TooManyBadRows(int bad)
    {
        var first = file.Rejections.MinBy(rejection => rejection.Line)!;
        var codes = string.Join(", ", file.Rejections.GroupBy(rejection => rejection.Code).Select(group => $"{group.Key} {group.Count()}"));
        return new FileRefusal(FileCode.TooManyBadRows, first.Line, first.Column, first.Excerpt, $"{bad} of {file.Rows} rows are bad ({codes}); the first: {first.Hint}");
    }

    // An estimate beside a measured value is no contradiction: both are kept, and the measured one counts.
    private static bool IsSameInterval(in RawReading one, in RawReading other) =>
        one.Start == other.Start && one.Flag == other.Flag && one.Quantity == other.Quantity && one.Meter == other.Meter;

    private static RowRejection Contradiction(in RawReading reading, in RawReading other) => new(
        RowCode.ConflictingRows, reading.Line, 0,
        string.Create(CultureInfo.InvariantCulture, $"{reading.Meter} {reading.Start} {reading.Value}"),
        string.Create(CultureInfo.InvariantCulture, $"Line {other.Line} says {other.Value} for the same interval; neither is believed"));
}
