using System.Collections.Concurrent;
using System.Diagnostics;

namespace UrbGrade.Benchmarks.Work;

/// <summary>What was done and how long it took.</summary>
/// <param name="takes">How long a handler waits.</param>
internal sealed class ChoreLog(TimeSpan takes)
{
    private int done;

    public TimeSpan Takes => takes;

    public static long Now => Stopwatch.GetTimestamp();

    public int Done => Volatile.Read(ref done);

    public ConcurrentDictionary<int, ConcurrentQueue<double>> Taken { get; } = new();

    public void Note(int tenantId, Chore chore)
    {
        Taken.GetOrAdd(tenantId, _ => new()).Enqueue(Stopwatch.GetElapsedTime(chore.AddedAt).TotalMilliseconds);
        Interlocked.Increment(ref done);
    }
}
