using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>What the signed messages of an evidence say of its series: of each moment, the values of the newest request that speaks of it.</summary>
internal sealed class SignedReadings(EvidenceManifest manifest) : IDisposable
{
    /// <summary>On which local day something was said next to the period's ends is for its place to say.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Meter, string Quantity), EvidenceSeries> byName = manifest.Series.ToDictionary(series => (series.Meter, series.Quantity));
    private readonly Dictionary<int, EvidenceSeries> byNumber = manifest.Series.DistinctBy(series => series.Number).ToDictionary(series => series.Number);
    private readonly HashSet<string> kinds = [.. manifest.Records.Select(record => record.Kind)];
    private readonly RequestNumbers deleted = new();
    private readonly ReadingShelf said = new();
    private readonly Dictionary<(string Kind, string Key), List<(long Request, DecodedRecord Record)>> records = [];

    /// <summary>Notes a request whose message had been deleted.</summary>
    public void AddDeleted(long request) => deleted.Add(request);

    /// <summary>Adds a request whose signature holds.</summary>
    /// <exception cref="UnusableMappingException">The manifest has no mapping for a message.</exception>
    public void Add(EvidenceRequest request, ReadOnlyMemory<byte> envelope)
    {
        var decoder = new RequestDecoder(
            (type, version) => manifest.Schemas.FirstOrDefault(schema => schema.Type == type && schema.Version == version)?.Mapping);
        var decoded = decoder.Decode(envelope, request.Skipped);
        foreach (var record in decoded.Records.Where(record => kinds.Contains(record.Kind)))
        {
            if (!records.TryGetValue((record.Kind, record.Key), out var revisions))
            {
                records.Add((record.Kind, record.Key), revisions = []);
            }

            revisions.Add((request.Id, record));
        }

        foreach (var reading in decoded.Readings)
        {
            if (Find(decoded.Series[reading.Series]) is { } series && manifest.Signs(series, reading.Start, reading.End))
            {
                said.Add(new EvidenceReading(series.Number, reading.Start, reading.End, reading.Value, reading.Quality, 0, request.Id, reading.MessageIndex));
            }
        }
    }

    public void Dispose() => said.Dispose();

    /// <summary>A counter that stands beside the hours of its meter is called like them in messages.</summary>
    private EvidenceSeries? Find(SeriesKey key)
    {
        var named = byName.GetValueOrDefault((key.Source, key.Quantity));
        return key.Kind == SeriesKind.Register && Quantities.HasCounter(key.Quantity) && named is not { Kind: SeriesKind.Register }
            ? byName.GetValueOrDefault((key.Source, Quantities.CounterOf(key.Quantity))) : named;
    }

    /// <summary>What is wrong with the readings in the light of the messages, series by series.</summary>
    public IEnumerable<string> Problems(ReadingShelf readings) => said.Series.Union(readings.Series).SelectMany(series => Problems(readings.Of(series), Newest(series)));

    /// <summary>How many readings no message says any more, as it had been deleted.</summary>
    public int Unsigned(ReadingShelf readings) => deleted.IsEmpty ? 0 : readings.Series.Sum(series =>
    {
        var newest = Newest(series);
        return readings.Of(series).Count(reading => IsSigned(reading) && IsUnproven(reading, newest));
    });

    /// <summary>The same of records.</summary>
    public int Unsigned(IReadOnlyList<EvidenceRecord> told) => told.Count(IsUnproven);

    /// <summary>Of each moment what the newest request says.</summary>
    private Dictionary<long, List<EvidenceReading>> Newest(int series)
    {
        var newest = new Dictionary<long, List<EvidenceReading>>();
        foreach (var one in said.Of(series))
        {
            if (!newest.TryGetValue(one.Start, out var known) || known[0].Request < one.Request)
            {
                newest[one.Start] = [one];
            }
            else if (known[0].Request == one.Request)
            {
                known.Add(one);
            }
        }

        return newest;
    }

    private IEnumerable<string> Problems(List<EvidenceReading> readings, Dictionary<long, List<EvidenceReading>> newest)
    {
        var told = new HashSet<long>();
        foreach (var reading in readings.Where(reading => IsSigned(reading)))
        {
            told.Add(reading.Start);
            if (IsUnproven(reading, newest))
            {
                continue;
            }

            if (!newest.TryGetValue(reading.Start, out var by))
            {
                yield return $"{Name(reading)}: no signed message says it";
            }
            else if (!by.Exists(one => one.Value.Equals(reading.Value) && one.End == reading.End && one.Quality == reading.Quality))
            {
                yield return FormattableString.Invariant($"{Name(reading)}: {EvidenceNames.Readings} has {reading.Value} ({reading.Quality}), message {by[0].Request} says {by[0].Value} ({by[0].Quality})");
            }
        }

        foreach (var by in newest.Values.Where(by => !told.Contains(by[0].Start)))
        {
            yield return $"{Name(by[0])}: message {by[0].Request} says it, and {EvidenceNames.Readings} lacks it";
        }
    }

    /// <summary>What is wrong with the records in the light of the messages.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<EvidenceRecord> told)
    {
        foreach (var one in told.Where(one => one.Request > 0 && !IsUnproven(one)))
        {
            if (!records.GetValueOrDefault((one.Kind, one.Key), []).Exists(said => said.Request == one.Request && said.Record.Subject == one.Subject && said.Record.At == one.At && said.Record.Fields == one.Fields))
            {
                yield return $"{one.Kind} {one.Key}: message {one.Request} does not say it so";
            }
        }

        var (subjects, keys) = (told.Select(one => one.Subject).ToHashSet(), told.Select(one => (one.Kind, one.Key)).ToHashSet());
        foreach (var ((kind, key), said) in records)
        {
            if (!keys.Contains((kind, key)) && subjects.Contains(said[^1].Record.Subject) && said[^1].Record.At >= manifest.ReadingsFrom + Day && said[^1].Record.At < manifest.ReadingsTo - Day)
            {
                yield return $"{kind} {key}: message {said[^1].Request} says it, and the evidence lacks it";
            }
        }
    }

    private bool IsSigned(in EvidenceReading reading) => manifest.Signs(byNumber.GetValueOrDefault(reading.Series), reading.Start, reading.End);

    /// <summary>Whether the message that brought it had been deleted, and none speaks of it that came later.</summary>
    private bool IsUnproven(in EvidenceReading reading, Dictionary<long, List<EvidenceReading>> newest) =>
        deleted.Contains(reading.Request) && !(newest.TryGetValue(reading.Start, out var by) && by[0].Request > reading.Request);

    private bool IsUnproven(EvidenceRecord record) =>
        deleted.Contains(record.Request) && !records.GetValueOrDefault((record.Kind, record.Key), []).Exists(said => said.Request > record.Request);

    private string Name(EvidenceReading reading)
    {
        var series = byNumber.GetValueOrDefault(reading.Series);
        return $"{series?.Quantity ?? "series"} of meter {series?.Meter ?? $"{reading.Series}"} at {DateTimeOffset.FromUnixTimeMilliseconds(reading.Start):u}";
    }
}
