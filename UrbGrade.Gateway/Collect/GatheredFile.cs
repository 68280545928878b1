using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Collect;

/// <summary>What was read from one file, of any size, until it is judged and stored.</summary>
/// <param name="scratchFolder">For what does not fit into memory.</param>
internal sealed class GatheredFile(string scratchFolder) : IFileSink, IDisposable
{
    // The first ones tell what is wrong; the file itself keeps all of them.
    private const int MostRejections = 10_000;

    private readonly SortedReadings readings = new(scratchFolder);
    private readonly SpooledRecords records = new(scratchFolder);
    private readonly List<RowRejection> rejections = [];
    private readonly HashSet<int> badLines = [];
    private int badLinesBeyond;
    private int lastBadLine;

    /// <summary>Rows below the headings, good and bad.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows of which something was rejected.</summary>
    public int BadRows => badLines.Count + badLinesBeyond;

    /// <summary>In the order they were found; of very many only the first.</summary>
    public IReadOnlyList<RowRejection> Rejections => rejections;

    /// <summary>How many records there are.</summary>
    public int RecordCount => records.Count;

    /// <summary>In order of series, time and line; only once.</summary>
    public IEnumerable<RawReading> Readings => readings.Read();

    /// <summary>In the order of the file.</summary>
    public IEnumerable<SiteRecord> Records => records.Read();

    public void CountRow() => Rows++;

    public void Add(in RawReading reading) => readings.Add(reading);

    public void Add(SiteRecord record) => records.Add(record);

    public void Reject(RowRejection rejection)
    {
        if (rejections.Count < MostRejections)
        {
            rejections.Add(rejection);
            badLines.Add(rejection.Line);
        }
        else if (rejection.Line != lastBadLine && !badLines.Contains(rejection.Line))
        {
            badLinesBeyond++;
        }

        lastBadLine = rejection.Line;
    }

    public void Dispose()
    {
        readings.Dispose();
        records.Dispose();
    }
}
