using Rebus.Workers.ThreadPoolBased;

namespace UrbGrade.Bus.Delivery;

/// <summary>Lets Rebus' receivers sleep until there is a message. Its own strategies poll instead, once for each receiver that may
/// run in parallel: thousands of times a second with nothing to do.</summary>
internal sealed class WakeOnWork : IBackoffStrategy, IDisposable
{
    /// <summary>Bounds how long a signal that came too early is missed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim sent = new(0);
    private readonly SemaphoreSlim free = new(0, 1);

    /// <summary>A message was put on the bus.</summary>
    public void Sent() => sent.Release();

    /// <summary>A receiver is about to be free.</summary>
    public void Freed()
    {
        if (free.CurrentCount == 0)
        {
            try
            {
                free.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another one was faster; one signal is enough.
            }
        }
    }

    // All receivers are taken.
    public void Wait(CancellationToken token) => Rest(free, Longest, token);

    public Task WaitAsync(CancellationToken token) => free.WaitAsync(Longest, token);

    public void WaitNoMessage(CancellationToken token)
    {
        Rest(sent, LongestIdle, token);
        Freed();
    }

    public async Task WaitNoMessageAsync(CancellationToken token)
    {
        await sent.WaitAsync(LongestIdle, token);
        Freed();
    }

    public void WaitError(CancellationToken token) => token.WaitHandle.WaitOne(LongestIdle);

    public Task WaitErrorAsync(CancellationToken token) => free.WaitAsync(LongestIdle, token);

    public void Reset()
    {
    }

    public void Dispose()
    {
        sent.Dispose();
        free.Dispose();
    }

    private static void Rest(SemaphoreSlim signal, TimeSpan longest, CancellationToken token)
    {
        try
        {
            signal.Wait(longest, token);
        }
        catch (OperationCanceledException)
        {
            // The bus stops. Rebus looks at the token next; an exception it would log as a failure of its worker.
        }
    }
}
