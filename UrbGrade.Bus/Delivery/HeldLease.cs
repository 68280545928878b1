namespace UrbGrade.Bus.Delivery;

/// <summary>A claim in this process' hands. <see cref="Lost"/> is cancelled when it ends, or when the process stops.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly CancellationTokenSource lost;
    private readonly Action<HeldLease> letGo;

    public HeldLease(
        ClaimedWork claim, DateTimeOffset ends, DateTimeOffset lastEnd, Action<HeldLease> letGo, CancellationToken stopping)
    {
        (Claim, Ends, LastEnd, this.letGo) = (claim, ends, lastEnd, letGo);
        lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = lost.Token;
    }

    public ClaimedWork Claim { get; }

    /// <summary>When the lease ends unless it is renewed.</summary>
    public DateTimeOffset Ends { get; set; }

    /// <summary>Beyond this instant it is not renewed.</summary>
    public DateTimeOffset LastEnd { get; }

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
