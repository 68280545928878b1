namespace UrbGrade.Bus.Delivery;

/// <summary>A claim in this process' hands. <see cref="Lost"/> is cancelled when it ends, or when the process stops.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly Action<HeldLease> _letGo;

    public HeldLease(
        ClaimedWork claim, DateTimeOffset ends, DateTimeOffset lastEnd, Action<HeldLease> letGo, CancellationToken stopping)
    {
        (Claim, Ends, LastEnd, _letGo) = (claim, ends, lastEnd, letGo);
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = _lost.Token;
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
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended in the meantime.
        }
    }

    public void Dispose()
    {
        _letGo(this);
        _lost.Dispose();
    }
}
