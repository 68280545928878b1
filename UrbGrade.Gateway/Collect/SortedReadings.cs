using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace UrbGrade.Gateway.Collect;

/// <summary>
/// Puts the readings of one file in order of series, time, flag and line: sorted blocks, of which all but the last go to a
/// scratch file, are merged when they are read. Memory does not grow with the file.
/// </summary>
/// <param name="scratchFolder">For files that do not fit into one block.</param>
/// <param name="blockSize">Readings that are sorted at once.</param>
internal sealed class SortedReadings(string scratchFolder, int blockSize = 1 << 18) : IDisposable
{
    private const int MergeSize = 1 << 12;

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Item(int Series, int Line, long Start, decimal Value, int Seconds, SourceFlag Flag) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var order = Series.CompareTo(other.Series);
            if (order == 0)
                order = Start.CompareTo(other.Start);
            if (order == 0)
                order = Flag.CompareTo(other.Flag);
            return order != 0 ? order : Line.CompareTo(other.Line);
        }
    }

    private readonly Dictionary<(string Meter, Quantity Quantity), int> numbers = [];
    private readonly List<(string Meter, Quantity Quantity)> series = [];
    private readonly List<(long From, int Count)> runs = [];
    private Item[] block = new Item[Math.Min(1024, blockSize)];
    private Item[] spare = [];
    private FileStream? scratch;
    private int count;

    public void Add(in RawReading reading)
    {
        if (count == blockSize)
            Spill();
        if (count == block.Length)
            Array.Resize(ref block, Math.Min(blockSize, block.Length * 4));
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (reading.Meter, reading.Quantity), out var known);
        if (!known)
        {
            number = series.Count;
            series.Add((reading.Meter, reading.Quantity));
        }

        block[count++] = new Item(number, reading.Line, reading.Start.ToUnixTimeSeconds(), reading.Value, reading.Seconds, reading.Flag);
    }

    /// <summary>All readings in order; only once, after the last was added.</summary>
    public IEnumerable<RawReading> Read()
    {
        if (scratch is null)
        {
            Sort();
            for (var i = 0; i < count; i++)
                yield return Reading(block[i]);
            yield break;
        }

        Spill();
        (block, spare) = ([], []);
        var next = new PriorityQueue<Run, Item>(runs.Count);
        foreach (var (from, length) in runs)
        {
            var run = new Run(scratch, from, length);
            if (run.TryRead(out var first))
                next.Enqueue(run, first);
        }

        while (next.TryPeek(out var run, out var item))
        {
            yield return Reading(item);
            if (run.TryRead(out var following))
                next.DequeueEnqueue(run, following);
            else
                next.Dequeue();
        }
    }

    public void Dispose() => scratch?.Dispose();

    private RawReading Reading(in Item item)
    {
        var (meter, quantity) = series[item.Series];
        return new RawReading(meter, quantity, Instant.FromUnixTimeSeconds(item.Start), item.Seconds, item.Value, item.Flag, item.Line);
    }

    private void Spill()
    {
        Sort();
        scratch ??= ScratchFile.Create(scratchFolder, "readings.scratch");
        runs.Add((scratch.Position, count));
        scratch.Write(MemoryMarshal.AsBytes(block.AsSpan(0, count)));
        count = 0;
    }

    // Files are mostly in order of time for each series: dealing out by series leaves little to sort.
    private void Sort()
    {
        if (spare.Length < count)
            spare = new Item[block.Length];
        var ends = new int[series.Count + 1];
        foreach (ref readonly var item in block.AsSpan(0, count))
            ends[item.Series + 1]++;
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];
        var at = ends[..^1];
        foreach (ref readonly var item in block.AsSpan(0, count))
            spare[at[item.Series]++] = item;
        for (var i = 0; i < series.Count; i++)
        {
            var part = spare.AsSpan(ends[i], ends[i + 1] - ends[i]);
            if (!IsSorted(part))
                part.Sort();
        }

        (block, spare) = (spare, block);
    }

    private static bool IsSorted(ReadOnlySpan<Item> part)
    {
        for (var i = 1; i < part.Length; i++)
        {
            if (part[i].CompareTo(part[i - 1]) < 0)
                return false;
        }

        return true;
    }

    /// <summary>One sorted block in the scratch file, read in small portions.</summary>
    private sealed class Run(FileStream file, long from, int length)
    {
        private readonly Item[] portion = new Item[MergeSize];
        private int read;
        private int at;
        private int held;

        public bool TryRead(out Item item)
        {
            item = default;
            if (at == held && !Fill())
                return false;
            item = portion[at++];
            return true;
        }

        private bool Fill()
        {
            at = 0;
            held = Math.Min(MergeSize, length - read);
            file.Position = from + ((long)read * Unsafe.SizeOf<Item>());
            file.ReadExactly(MemoryMarshal.AsBytes(portion.AsSpan(0, held)));
            read += held;
            return held > 0;
        }
    }
}
