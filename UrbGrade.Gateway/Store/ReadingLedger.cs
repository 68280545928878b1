using System.Data.Common;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Store;

/// <summary>How many readings of a file were new, changed, or known already.</summary>
internal readonly record struct LedgerCount(int New, int Revised, int Known);

/// <summary>
/// Keeps every value that was ever delivered, once, as a revision of its interval, and beside it the best present
/// word. The value itself takes the place of a hash: equal value and flag is the same reading.
/// </summary>
/// <param name="file">The file's row in the ledger, already inserted.</param>
internal sealed class ReadingLedger(StoreConnection connection, SiteCalendar calendar, long file, Instant now) : IDisposable
{
    private const long StretchSeconds = 86_400;

    private static readonly HashSet<Quantity> Electric = [Quantity.Power, Quantity.VoltageL1, Quantity.CurrentL1, Quantity.PowerFactor];

    private readonly DbCommand latest = connection.Prepare(
        "SELECT start, revision, seconds, value, flag, file FROM raw_reading WHERE series=@1 AND start>=@2 AND start<@3 ORDER BY start, revision", 0, 0, 0);
    private readonly DbCommand insert = connection.Prepare(
        "INSERT INTO raw_reading (series, start, revision, seconds, value, flag, file, line) VALUES (@1,@2,@3,@4,@5,@6,@7,@8)", 0, 0, 0, 0, 0, 0, 0, 0);
    private readonly DbCommand present = connection.Prepare(
        "SELECT quality, value FROM reading WHERE series=@1 AND start=@2", 0, 0);
    private readonly DbCommand upsert = connection.Prepare(
        connection.Dialect.Upsert("reading", ["series", "start"], ["seconds", "value", "quality", "method", "revision"]), 0, 0, 0, 0, 0, "", 0);
    private readonly Dictionary<(string, Quantity), long> series = [];
    private readonly Dictionary<long, (long Revision, int Seconds, double Value, SourceFlag Flag, long File)> known = [];
    private (long Series, long From) stretch = (-1, 0);
    private readonly HashSet<LocalDate> changed = [];
    private readonly Dictionary<long, long> due = [];
    private readonly HashSet<long> sameContent =
        [.. connection.Query("SELECT id FROM file_ledger WHERE sha256 = (SELECT sha256 FROM file_ledger WHERE id=@1)", row => row.GetInt64(0), file)];

    /// <summary>Civil days whose cleansed values changed.</summary>
    public IReadOnlySet<LocalDate> ChangedDays => changed;

    /// <summary>Records the readings of the file and marks their days.</summary>
    public LedgerCount Record(IEnumerable<JudgedReading> readings)
    {
        var count = default(LedgerCount);
        foreach (var judged in readings)
        {
            var reading = judged.Reading;
            var id = SeriesId(reading.Meter, reading.Quantity);
            var start = reading.Start.ToUnixTimeSeconds();
            var revision = 1L;
            if (Latest(id, start) is not { } before)
            {
                Insert(id, start, revision, reading);
                count = count with { New = count.New + 1 };
            }
            else
            {
                if (before.Seconds == reading.Seconds && before.Value == (double)reading.Value && before.Flag == reading.Flag)
                {
                    count = count with { Known = count.Known + 1 };
                    if (judged.Quality != ReadingQuality.Impossible && !sameContent.Contains(before.File) && Confirm(id, start, reading, before.Revision))
                        MarkDue(id, start, reading.Quantity);
                    continue;
                }

                revision = before.Revision + 1;
                Insert(id, start, revision, reading);
                count = count with { Revised = count.Revised + 1 };
            }

            MarkDue(id, start, reading.Quantity);
            if (judged.Quality != ReadingQuality.Impossible && !Outranked(id, start, judged.Quality))
                Accept(id, start, reading, judged.Quality, judged.Method, revision);
        }

        foreach (var (id, from) in due)
            CleansingBook.Note(connection, id, from);
        foreach (var day in changed)
            connection.Execute(connection.Dialect.Upsert("day", ["day"], ["changed_at", "dirty"]), SiteCalendar.Text(day), now.ToUnixTimeSeconds(), 1);
        return count;
    }

    public void Dispose()
    {
        latest.Dispose();
        insert.Dispose();
        present.Dispose();
        upsert.Dispose();
    }

    // Amounts and counters are cleansed; power, voltage and current are held against each other.
    private void MarkDue(long id, long start, Quantity quantity)
    {
        if (quantity.Kind != QuantityKind.Mean || Electric.Contains(quantity))
            due[id] = due.TryGetValue(id, out var from) ? Math.Min(from, start) : start;
    }

    // A value that was doubted or outranked is believed when the site delivers it a second time, in another file.
    private bool Confirm(long id, long start, in RawReading reading, long revision)
    {
        present.Bind(id, start);
        using (var row = present.ExecuteReader())
        {
            if (row.Read())
            {
                var quality = (ReadingQuality)row.GetInt32(0);
                var same = row.GetDouble(1) == (double)reading.Value;
                if ((same && quality != ReadingQuality.Suspect) || (reading.Flag == SourceFlag.Estimated && quality != ReadingQuality.Suspect))
                    return false;
            }
        }

        if (reading.Flag == SourceFlag.Estimated)
            Accept(id, start, reading, ReadingQuality.Estimated, "source", revision);
        else
            Accept(id, start, reading, ReadingQuality.Measured, "confirmed", revision);
        return true;
    }

    // An estimate, or a doubted value, never takes the place of a measured one.
    private bool Outranked(long id, long start, ReadingQuality quality)
    {
        if (quality == ReadingQuality.Measured)
            return false;
        present.Bind(id, start);
        using var row = present.ExecuteReader();
        return row.Read() && row.GetInt32(0) < (int)quality;
    }

    private void Accept(long id, long start, in RawReading reading, ReadingQuality quality, string method, long revision)
    {
        upsert.Bind(id, start, reading.Seconds, (double)reading.Value, (int)quality, method, revision);
        upsert.ExecuteNonQuery();
        changed.Add(calendar.DayOf(reading.Start));
    }

    private void Insert(long id, long start, long revision, in RawReading reading)
    {
        insert.Bind(id, start, revision, reading.Seconds, (double)reading.Value, (int)reading.Flag, file, reading.Line);
        insert.ExecuteNonQuery();
        known[start] = (revision, reading.Seconds, (double)reading.Value, reading.Flag, file);
    }

    // Readings come in order of series and time, so that a day is asked for once and not interval by interval.
    private (long Revision, int Seconds, double Value, SourceFlag Flag, long File)? Latest(long id, long start)
    {
        var from = start - (start % StretchSeconds);
        if (stretch != (id, from))
        {
            stretch = (id, from);
            known.Clear();
            latest.Bind(id, from, from + StretchSeconds);
            using var row = latest.ExecuteReader();
            while (row.Read())
                known[row.GetInt64(0)] = (row.GetInt64(1), row.GetInt32(2), row.GetDouble(3), (SourceFlag)row.GetInt32(4), row.GetInt64(5));
        }

        return known.TryGetValue(start, out var found) ? found : null;
    }

    private long SeriesId(string meter, Quantity quantity)
    {
        if (series.TryGetValue((meter, quantity), out var id))
            return id;
        id = connection.Scalar<long>("SELECT id FROM series WHERE meter=@1 AND quantity=@2", meter, quantity.Name);
        if (id == 0)
            id = connection.Insert("INSERT INTO series (meter, quantity, unit) VALUES (@1,@2,@3)", meter, quantity.Name, quantity.Unit);
        return series[(meter, quantity)] = id;
    }
}
