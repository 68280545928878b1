namespace UrbGrade.Gateway.Service;

/// <summary>Tells a loop that there is something new, so that it does not wait for its time.</summary>
internal abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Raised already and not yet seen: once is enough.
        }
    }

    /// <summary>Waits until something is raised or the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(raised.WaitAsync(limit.Token), Task.Delay(atMost, time, limit.Token));
        await limit.CancelAsync();
    }

    public void Dispose() => raised.Dispose();
}
