using System.Collections.Concurrent;

namespace UrbGrade.Bus.Delivery;

/// <summary>Gathers what many ask for at the same moment into one write, so that they share statements and not only the transaction.
/// Should the write throw, it is undone and each of them is written alone: none has to pay for another.</summary>
/// <param name="write">Writes the first of the items, as many as it likes but at least one, and returns a result for each; the others
/// wait for the next write. It may run again after it was undone.</param>
/// <param name="cancellation">Cancels what has not been written.</param>
internal sealed class SharedWrites<TItem, TResult>(
    ICommitQueue commits, Func<IWriteSession, IReadOnlyList<TItem>, IReadOnlyList<TResult>> write, CancellationToken cancellation)
{
    private const int MostTogether = 64;

    private readonly ConcurrentQueue<Waiting> waiting = new();
    private int asked;

    /// <summary>Has the item written and returns its result after that is durable.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot commit now; nothing was written.</exception>
    public Task<TResult> Write(TItem item)
    {
        var one = new Waiting(item);
        waiting.Enqueue(one);
        Ask();
        return one.Result.Task;
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref asked, 1) == 0)
        {
            _ = WriteTogether();
        }
    }

    private async Task WriteTogether()
    {
        List<Waiting> taken = [];
        try
        {
            var results = await commits.Commit(session => WriteSome(session, taken), cancellation);
            for (var i = 0; i < results.Count; i++)
            {
                taken[i].Result.TrySetResult(results[i]);
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or OperationCanceledException)
        {
            if (taken.Count == 0)
            {
                Take(taken);
            }

            taken.ForEach(one => one.Result.TrySetException(failure));
        }
        catch (Exception failure)
        {
            if (taken is [var only])
            {
                only.Result.TrySetException(failure);
            }
            else
            {
                taken.ForEach(one => _ = WriteAlone(one));
            }
        }

        // What there was no room for. A write itself may not ask for another one.
        if (!waiting.IsEmpty)
        {
            Ask();
        }
    }

    private IReadOnlyList<TResult> WriteSome(IWriteSession session, List<Waiting> taken)
    {
        Take(taken);
        if (taken.Count == 0)
        {
            // The write before this one took them along.
            return [];
        }

        var results = write(session, taken.ConvertAll(one => one.Item));
        foreach (var left in taken.Skip(results.Count))
        {
            waiting.Enqueue(left);
        }

        taken.RemoveRange(results.Count, taken.Count - results.Count);
        return results;
    }

    private void Take(List<Waiting> taken)
    {
        // Before anything is taken, so that whoever comes too late for this write asks for the next.
        Interlocked.Exchange(ref asked, 0);
        while (taken.Count < MostTogether && waiting.TryDequeue(out var one))
        {
            taken.Add(one);
        }
    }

    private async Task WriteAlone(Waiting one)
    {
        try
        {
            one.Result.TrySetResult((await commits.Commit(session => write(session, [one.Item]), cancellation))[0]);
        }
        catch (Exception failure)
        {
            one.Result.TrySetException(failure);
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
