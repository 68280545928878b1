using System.Runtime.InteropServices;
using UrbGrade.Bus.Programs;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Readings by series. As soon as they are many they lie in a file of its own, which goes with the shelf: a
/// district's year does not fit into memory, one series of it does.</summary>
internal sealed class ReadingShelf(int mostInMemory = ReadingShelf.UsualMost) : IDisposable
{
    /// <summary>Some 15 MB.</summary>
    public const int UsualMost = 250_000;

    private readonly Dictionary<int, List<EvidenceReading>> held = [];
    private readonly Dictionary<int, List<(long Offset, int Count)>> filed = [];
    private FileStream? file;
    private int inMemory;

    /// <summary>All that were added.</summary>
    public long Count { get; private set; }

    /// <summary>Numbers of the series that have readings, in order.</summary>
    public IEnumerable<int> Series => held.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key).Concat(filed.Keys).Distinct().Order();

    public void Add(in EvidenceReading reading)
    {
        if (!held.TryGetValue(reading.Series, out var of))
        {
            held.Add(reading.Series, of = []);
        }

        of.Add(reading);
        Count++;
        if (++inMemory >= mostInMemory)
        {
            PutAway();
        }
    }

    /// <summary>Those of a series, in the order in which they were added.</summary>
    public List<EvidenceReading> Of(int series)
    {
        var parts = filed.GetValueOrDefault(series, []);
        var rest = held.GetValueOrDefault(series, []);
        var all = new List<EvidenceReading>(parts.Sum(part => part.Count) + rest.Count);
        foreach (var (offset, count) in parts)
        {
            var first = all.Count;
            CollectionsMarshal.SetCount(all, first + count);
            file!.Position = offset;
            file.ReadExactly(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(all)[first..]));
        }

        all.AddRange(rest);
        return all;
    }

    public void Dispose() => file?.Dispose();

    private void PutAway()
    {
        file ??= PrivateFile.Temporary();
        file.Position = file.Length;
        foreach (var (series, of) in held)
        {
            if (of.Count == 0)
            {
                continue;
            }

            if (!filed.TryGetValue(series, out var parts))
            {
                filed.Add(series, parts = []);
            }

            parts.Add((file.Position, of.Count));
            file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(of)));
            of.Clear();
            of.TrimExcess();
        }

        inMemory = 0;
    }
}
