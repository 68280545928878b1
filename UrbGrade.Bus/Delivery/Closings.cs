using System.Diagnostics;

namespace UrbGrade.Bus.Delivery;

/// <summary>Commits what handlers want written together with 'done', for those that end at the same moment together.</summary>
internal sealed class Closings
{
    /// <summary>Others wait for the transaction: an item with much to write is not followed by another in the same one.</summary>
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMilliseconds(20);

    private readonly ICommitQueue commits;
    private readonly IWorkItemTable table;
    private readonly IWorkItems workItems;
    private readonly TimeProvider clock;
    private readonly SharedWrites<Closing, bool> writes;

    public Closings(ICommitQueue commits, IWorkItemTable table, IWorkItems workItems, TimeProvider clock)
    {
        (this.commits, this.table, this.workItems, this.clock) = (commits, table, workItems, clock);
        writes = new SharedWrites<Closing, bool>(commits, Close, CancellationToken.None);
    }

    /// <summary>Returns after everything is durable.</summary>
    /// <exception cref="LeaseLostException">The lease is lost; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot commit now; nothing was written.</exception>
    public Task Close(ClaimedWork claim, WorkContext work) => writes.Write(new Closing(claim, work, Activity.Current));

    /// <summary>As <see cref="Close(ClaimedWork, WorkContext)"/>, in a transaction of its own.</summary>
    public Task CloseAlone(ClaimedWork claim, WorkContext work) =>
        commits.CommitAlone(session => CloseAlone(session, new Closing(claim, work, Activity.Current)), CancellationToken.None);

    private bool[] Close(IWriteSession session, IReadOnlyList<Closing> closings) =>
        closings is [var only] ? CloseAlone(session, only) : CloseTogether(session, closings);

    private bool[] CloseAlone(IWriteSession session, Closing closing)
    {
        Fence(session, [closing.Claim]);
        closing.Work.Write(session, workItems);
        return [true];
    }

    private bool[] CloseTogether(IWriteSession session, IReadOnlyList<Closing> closings)
    {
        var began = clock.GetTimestamp();
        var written = new List<ClaimedWork>(closings.Count);
        do
        {
            var (claim, work, trace) = closings[written.Count];
            Activity.Current = trace;
            work.Write(session, workItems);
            written.Add(claim);
        }
        while (written.Count < closings.Count && clock.GetElapsedTime(began) < LongestTogether);

        // How many there are is known only now. If one of them lost its lease, all this is undone and each goes alone.
        Fence(session, written);
        return [.. Enumerable.Repeat(true, written.Count)];
    }

    private void Fence(IWriteSession session, List<ClaimedWork> claims)
    {
        if (table.Finish(session, claims) < claims.Count)
        {
            throw new LeaseLostException(claims[0].Id);
        }
    }

    private sealed record Closing(ClaimedWork Claim, WorkContext Work, Activity? Trace);
}
