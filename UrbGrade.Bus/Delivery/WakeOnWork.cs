using Rebus.Workers.ThreadPoolBased;

namespace UrbGrade.Bus.Delivery;

/// <summary>Lets Rebus' receivers sleep until there is a message. Its own strategies poll instead, once for each receiver that may
/// run in parallel: thousands of times a second with nothing to do.</summary>
internal sealed class WakeOnWork : IBackoffStrategy, IDisposable
{
    /// <summary>Bounds how long a signal that came too early is missed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _sent = new(0);
    private readonly SemaphoreSlim _free = new(0, 1);

    /// <summary>A message was put on the bus.</summary>
    public void Sent() => _sent.Release();

    /// <summary>A receiver is about to be free.</summary>
    public void Freed()
    {
        if (_free.CurrentCount == 0)
        {
            try
            {
                _free.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another one was faster; one signal is enough.
            }
        }
    }

    // All receivers are taken.
    public void Wait(CancellationToken token) => Rest(_free, Longest, token);

    public Task WaitAsync(CancellationToken token) => _free.WaitAsync(Longest, token);

    public void WaitNoMessage(CancellationToken token)
    {
        Rest(_sent, LongestIdle, token);
        Freed();
    }

    public async Task WaitNoMessageAsync(CancellationToken token)
    {
        await _sent.WaitAsync(LongestIdle, token);
        Freed();
    }

    public void WaitError(CancellationToken token) => token.WaitHandle.WaitOne(LongestIdle);

    public Task WaitErrorAsync(CancellationToken token) => _free.WaitAsync(LongestIdle, token);

    public void Reset()
    {
    }

    public void Dispose()
    {
        _sent.Dispose();
        _free.Dispose();
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
