namespace UrbGrade.Bus.Delivery;

/// <summary>The durable side of work items. Every change takes part in the transaction of the session it is given.</summary>
public interface IWorkItemTable
{
    /// <summary>Adds a waiting item; null when an item of that key is waiting in that queue already.</summary>
    long? Add(IWriteSession session, NewWork work);

    /// <summary>Takes a due item, or one whose lease ended, for <paramref name="owner"/>; null when there is no such item (any more).</summary>
    ClaimedWork? Claim(IWriteSession session, long id, string owner, DateTimeOffset leaseEnds) =>
        Claim(session, [id], owner, leaseEnds) is [var claim] ? claim : null;

    /// <summary>Takes those of the items that are due, or whose lease ended, for <paramref name="owner"/>.</summary>
    /// <returns>The items taken, in any order.</returns>
    IReadOnlyList<ClaimedWork> Claim(IWriteSession session, IReadOnlyList<long> ids, string owner, DateTimeOffset leaseEnds);

    /// <summary>Prolongs a lease that is still held.</summary>
    /// <returns>False when the lease is lost.</returns>
    bool Renew(IWriteSession session, ClaimedWork claim, DateTimeOffset leaseEnds);

    /// <summary>Marks the item done while its lease is held.</summary>
    /// <returns>False when the lease is lost: nothing of the work may then be written.</returns>
    bool Finish(IWriteSession session, ClaimedWork claim) => Finish(session, [claim]) == 1;

    /// <summary>Marks those of the items done whose lease is held.</summary>
    /// <param name="claims">Of one owner.</param>
    /// <returns>How many they are.</returns>
    int Finish(IWriteSession session, IReadOnlyList<ClaimedWork> claims);

    /// <summary>Lets the item wait until <paramref name="nextAttempt"/> while its lease is held.</summary>
    /// <param name="error">What failed; null when the attempt is given back and does not count.</param>
    /// <returns>False when the lease is lost.</returns>
    bool PutBack(IWriteSession session, ClaimedWork claim, DateTimeOffset nextAttempt, string? error);

    /// <summary>Sets the item aside for the operator while its lease is held.</summary>
    /// <param name="cause">What it has in common with others that fail alike; see <see cref="FailureCause"/>.</param>
    /// <returns>False when the lease is lost.</returns>
    bool Park(IWriteSession session, ClaimedWork claim, string error, string cause);

    /// <summary>Wanted items that are due, or whose lease ended: at most <paramref name="most"/> of each tenant,
    /// the most urgent first and then the longest due.</summary>
    Task<IReadOnlyList<DueItem>> FindDue(WantedWork wanted, int most, CancellationToken cancellation);

    /// <summary>Whether there is an item of a conversation, in whatever state.</summary>
    bool HasConversation(IWriteSession session, string conversationId);

    /// <summary>After the clock was moved back: what was begun, or made to wait, by a clock ahead of <paramref name="latest"/> would rest
    /// until that time comes again. Leases end at <paramref name="leaseEnds"/> unless they are renewed, and what waits is due; deferred
    /// work waits for its time all the same.</summary>
    /// <returns>How many items were ahead.</returns>
    int PutTimesRight(IWriteSession session, DateTimeOffset latest, DateTimeOffset leaseEnds);

    /// <summary>Deletes at most <paramref name="most"/> items that were done before <paramref name="before"/>.</summary>
    /// <returns>How many were deleted.</returns>
    int Purge(IWriteSession session, DateTimeOffset before, int most);
}
