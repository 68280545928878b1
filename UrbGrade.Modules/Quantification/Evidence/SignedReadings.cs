using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>What the signed messages of an evidence say of its series: of each moment, the values of the newest request that speaks of it.</summary>
internal sealed class SignedReadings(EvidenceManifest manifest)
{
    /// <summary>On which local day something was said next to the period's ends is for its place to say.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Meter, string Quantity), int> numbers = manifest.Series.ToDictionary(series => (series.Meter, series.Quantity), series => series.Number);
    private readonly Dictionary<(int Series, long Start), List<EvidenceReading>> newest = [];
    private readonly Dictionary<(string Kind, string Key), List<(long Request, DecodedRecord Record)>> records = [];

    /// <summary>Adds a request whose signature holds.</summary>
    /// <exception cref="UnusableMappingException">The manifest has no mapping for a message.</exception>
    public void Add(EvidenceRequest request, ReadOnlyMemory<byte> envelope)
    {
        var decoder = new RequestDecoder(
            (type, version) => manifest.Schemas.FirstOrDefault(schema => schema.Type == type && schema.Version == version)?.Mapping);
        var decoded = decoder.Decode(envelope, request.Skipped);
        foreach (var record in decoded.Records)
        {
            if (!records.TryGetValue((record.Kind, record.Key), out var revisions))
            {
                records.Add((record.Kind, record.Key), revisions = []);
            }

            revisions.Add((request.Id, record));
        }

        foreach (var reading in decoded.Readings)
        {
            var key = decoded.Series[reading.Series];
            if (!numbers.TryGetValue((key.Source, key.Quantity), out var number))
            {
                continue;
            }

            var said = new EvidenceReading(number, reading.Start, reading.End, reading.Value, reading.Quality, 0, request.Id, reading.MessageIndex);
            if (!newest.TryGetValue((number, reading.Start), out var known) || known[0].Request < request.Id)
            {
                newest[(number, reading.Start)] = [said];
            }
            else if (known[0].Request == request.Id)
            {
                known.Add(said);
            }
        }
    }

    /// <summary>What is wrong with the readings in the light of the messages.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<EvidenceReading> readings)
    {
        var (from, to) = (manifest.ReadingsFrom.ToUnixTimeMilliseconds(), manifest.ReadingsTo.ToUnixTimeMilliseconds());
        var told = new HashSet<(int, long)>();
        foreach (var reading in readings.Where(reading => reading.Start >= from && reading.Start < to))
        {
            told.Add((reading.Series, reading.Start));
            if (!newest.TryGetValue((reading.Series, reading.Start), out var said))
            {
                yield return $"{Name(reading)}: no signed message says it";
            }
            else if (!said.Any(one => one.Value.Equals(reading.Value) && one.End == reading.End && one.Quality == reading.Quality))
            {
                yield return FormattableString.Invariant($"{Name(reading)}: {EvidenceNames.Readings} has {reading.Value} ({reading.Quality}), message {said[0].Request} says {said[0].Value} ({said[0].Quality})");
            }
        }

        foreach (var (key, said) in newest.Where(pair => pair.Key.Start >= from && pair.Key.Start < to && !told.Contains(pair.Key)))
        {
            yield return $"{Name(said[0])}: message {said[0].Request} says it, and {EvidenceNames.Readings} lacks it";
        }
    }

    /// <summary>What is wrong with the records in the light of the messages.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<EvidenceRecord> told)
    {
        foreach (var one in told.Where(one => one.Request > 0))
        {
            if (!records.GetValueOrDefault((one.Kind, one.Key), []).Exists(said => said.Request == one.Request && said.Record.Subject == one.Subject && said.Record.At == one.At && said.Record.Fields == one.Fields))
            {
                yield return $"{one.Kind} {one.Key}: message {one.Request} does not say it so";
            }
        }

        var (kinds, subjects, keys) = (told.Select(one => one.Kind).ToHashSet(), told.Select(one => one.Subject).ToHashSet(), told.Select(one => (one.Kind, one.Key)).ToHashSet());
        foreach (var ((kind, key), said) in records)
        {
            if (kinds.Contains(kind) && !keys.Contains((kind, key)) && subjects.Contains(said[^1].Record.Subject) && said[^1].Record.At >= manifest.ReadingsFrom + Day && said[^1].Record.At < manifest.ReadingsTo - Day)
            {
                yield return $"{kind} {key}: message {said[^1].Request} says it, and the evidence lacks it";
            }
        }
    }

    private string Name(EvidenceReading reading)
    {
        var series = manifest.Series.FirstOrDefault(one => one.Number == reading.Series);
        return $"{series?.Quantity ?? "series"} of meter {series?.Meter ?? $"{reading.Series}"} at {DateTimeOffset.FromUnixTimeMilliseconds(reading.Start):u}";
    }
}
