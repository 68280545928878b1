namespace UrbGrade.Bus.Delivery;

/// <summary>A claim in this process' hands. <see cref="Lost"/> is cancelled when it ends, or when the process stops.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly CancellationTokenSource lost;
    private readonly Action<HeldLease> letGo;

    public HeldLease(ClaimedWork claim, long claimedAt, Action<HeldLease> letGo, CancellationToken stopping)
    {
        (Claim, ClaimedAt, RenewedAt, this.letGo) = (claim, claimedAt, claimedAt, letGo);
        lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = lost.Token;
    }

    public ClaimedWork Claim { get; }

    /// <summary>When it was claimed, as a timestamp: somebody may move the clock meanwhile.</summary>
    public long ClaimedAt { get; }

    /// <summary>When it was renewed last, as a timestamp; null when that failed because somebody else has it.</summary>
    public long? RenewedAt { get; set; }

    public CancellationToken Lost { get; }

    public void Lose()
    {
        try
        {
            lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended in the meantime.
        }
    }

    public void Dispose()
    {
        letGo(this);
        lost.Dispose();
    }
}
