using NodaTime;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>The readings of a file with their verdicts, or the refusal of the file.</summary>
/// <param name="Repeated">Rows that say the same as another row of the file.</param>
internal sealed record CleansedFile(
    int Rows,
    IReadOnlyList<JudgedReading> Readings,
    IReadOnlyList<RowRejection> Rejections,
    int Repeated,
    FileRefusal? Refusal)
{
    /// <summary>Rows of which something was rejected.</summary>
    public int BadRows => Rejections.Select(rejection => rejection.Line).Distinct().Count();
}

/// <summary>
/// Judges what was read from a file. Nothing is invented here: impossible values are set aside, unlikely ones flagged,
/// estimates of the source stay marked as such.
/// </summary>
/// <param name="memory">The recent past of a series, by meter and quantity.</param>
/// <param name="mostBad">The share of bad rows above which a file is not believed at all.</param>
internal sealed class FileCleansing(
    ReadingLimits limits, SpikeRule spikes, Func<string, Quantity, SeriesMemory> memory, double mostBad)
{
    public CleansedFile Cleanse(FileContent content, Instant now)
    {
        if (content.Refusal is not null)
            return new CleansedFile(content.Rows, [], content.Rejections, 0, content.Refusal);

        var rejections = new List<RowRejection>(content.Rejections);
        var readings = WithoutRepetitions(content.Readings, rejections, out var repeated);
        readings.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var judged = new List<JudgedReading>(readings.Count);
        foreach (var reading in readings)
        {
            if (limits.Judge(reading, now) is { } rejection)
            {
                rejections.Add(rejection);
                judged.Add(new JudgedReading(reading, ReadingQuality.Impossible, rejection.Code));
            }
            else
            {
                judged.Add(Weigh(reading));
            }
        }

        var cleansed = new CleansedFile(content.Rows, judged, rejections, repeated, null);
        return cleansed with { Refusal = Refuse(cleansed) };
    }

    private JudgedReading Weigh(in RawReading reading)
    {
        var past = memory(reading.Meter, reading.Quantity);
        if (spikes.Doubt(reading, past) is { } rule)
        {
            past.Doubt();
            return new JudgedReading(reading, ReadingQuality.Suspect, rule);
        }

        past.Add(reading.Start, (double)reading.Value);
        return reading.Flag == SourceFlag.Estimated
            ? new JudgedReading(reading, ReadingQuality.Estimated, "source")
            : new JudgedReading(reading, ReadingQuality.Measured, "");
    }

    private FileRefusal? Refuse(CleansedFile file)
    {
        var bad = file.BadRows;
        if (bad == 0 || (file.Readings.Any(reading => reading.Quality != ReadingQuality.Impossible) && (bad == 1 || bad <= mostBad * file.Rows)))
            return null;
        var first = file.Rejections.OrderBy(rejection => rejection.Line).First();
        var codes = string.Join(", ", file.Rejections.GroupBy(rejection => rejection.Code).Select(group => $"{group.Key} {group.Count()}"));
        return new FileRefusal(FileCode.TooManyBadRows, first.Line, first.Column, first.Excerpt,
            $"{bad} of {file.Rows} rows are bad ({codes}); the first: {first.Hint}");
    }

    private static List<RawReading> WithoutRepetitions(IReadOnlyList<RawReading> readings, List<RowRejection> rejections, out int repeated)
    {
        repeated = 0;
        var kept = new Dictionary<(string, Quantity, Instant), RawReading>(readings.Count);
        var conflicts = new HashSet<(string, Quantity, Instant)>();
        foreach (var reading in readings)
        {
            var key = (reading.Meter, reading.Quantity, reading.Start);
            if (kept.TryAdd(key, reading))
                continue;
            var other = kept[key];
            if (other.Value == reading.Value && other.Flag == reading.Flag && other.Seconds == reading.Seconds)
            {
                repeated++;
                continue;
            }

            if (conflicts.Add(key))
                rejections.Add(Conflict(other, reading));
            rejections.Add(Conflict(reading, other));
        }

        foreach (var conflict in conflicts)
            kept.Remove(conflict);
        return [.. kept.Values];
    }

    private static RowRejection Conflict(in RawReading reading, in RawReading other) => new(
        RowCode.ConflictingRows, reading.Line, 0,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reading.Meter} {reading.Start} {reading.Value}"),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Line {other.Line} says {other.Value} for the same interval; neither is believed"));
}
