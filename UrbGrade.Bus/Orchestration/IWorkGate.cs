using UrbGrade.Bus.Delivery;

namespace UrbGrade.Bus.Orchestration;

/// <summary>Lets work through to its handler, or makes it wait: paused, over its limit, or behind an open circuit breaker.</summary>
public interface IWorkGate
{
    /// <summary>Services that take no work now; whoever looks for due work leaves theirs out.</summary>
    IReadOnlyList<ClosedService> Closed { get; }

    /// <summary>Asks for the way in the transaction of the claim.</summary>
    /// <returns>Null when the work may run; otherwise when it is due again, and the attempt does not count.</returns>
    DateTimeOffset? ClosedUntil(IWriteSession session, ClaimedWork claim);

    /// <summary>Tells how an attempt ended.</summary>
    /// <param name="failure">Null when it succeeded.</param>
    void Ended(ClaimedWork claim, Exception? failure);
}
