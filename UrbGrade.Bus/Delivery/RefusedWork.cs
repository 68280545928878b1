using System.Collections.Concurrent;

namespace UrbGrade.Bus.Delivery;

/// <summary>Items whose results the database refused, as if it were unavailable. From then on they are written alone; one that is
/// refused alone, time after time, while the database takes other writes is itself to blame.</summary>
internal sealed class RefusedWork
{
    /// <summary>Bounds what is remembered of items that another process finished. Forgetting only makes the count begin anew.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<long, int> refusedAlone = new();

    /// <summary>How often in succession the item was refused alone; null when it was never refused.</summary>
    public int? TimesAlone(long id) => refusedAlone.TryGetValue(id, out var times) ? times : null;

    public void Note(long id, int timesAlone)
    {
        if (refusedAlone.Count >= Most)
        {
            refusedAlone.Clear();
        }

        refusedAlone[id] = timesAlone;
    }

    public void Forget(long id) => refusedAlone.TryRemove(id, out _);
}
