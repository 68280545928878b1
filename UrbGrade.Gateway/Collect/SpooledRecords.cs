using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace UrbGrade.Gateway.Collect;

/// <summary>Holds the records of one file in its order; more than a few thousand go to a scratch file.</summary>
internal sealed class SpooledRecords(string scratchFolder, int most = 5000) : IDisposable
{
    private readonly List<SiteRecord> held = [];
    private FileStream? scratch;
    private StreamWriter? writer;

    public int Count { get; private set; }

    public void Add(SiteRecord record)
    {
        Count++;
        if (held.Count < most)
        {
            held.Add(record);
            return;
        }

        scratch ??= ScratchFile.Create(scratchFolder, "records.scratch");
        writer ??= new StreamWriter(scratch, new UTF8Encoding(false), leaveOpen: true);
        writer.WriteLine(new JsonArray(
            record.Kind, record.Key, record.Subject, record.At.ToUnixTimeTicks(), record.Until?.ToUnixTimeTicks(), record.Fields, record.Line).ToJsonString());
    }

    /// <summary>All records, after the last was added.</summary>
    public IEnumerable<SiteRecord> Read()
    {
        foreach (var record in held)
            yield return record;
        if (scratch is null)
            yield break;
        writer!.Flush();
        scratch.Position = 0;
        using var reader = new StreamReader(scratch, leaveOpen: true);
        while (reader.ReadLine() is { } line)
            yield return Parse(JsonNode.Parse(line)!.AsArray());
    }

    public void Dispose()
    {
        writer?.Dispose();
        scratch?.Dispose();
    }

    private static SiteRecord Parse(JsonArray line)
    {
        var fields = line[5]!.AsObject();
        line[5] = null;
        return new SiteRecord(
            (string)line[0]!, (string)line[1]!, (string)line[2]!, Instant.FromUnixTimeTicks((long)line[3]!),
            line[4] is { } until ? Instant.FromUnixTimeTicks((long)until) : null, fields, (int)line[6]!);
    }
}
