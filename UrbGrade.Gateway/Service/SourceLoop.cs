using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Deliver;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Service;

/// <summary>
/// Keeps the sources going, each by itself so that none waits for another: fetches when it is time, listens all the
/// time, and after a failure tries again with growing delays. One alert when a source stays away, one word when it is back.
/// </summary>
internal sealed partial class SourceLoop(
    OpenSources sources, BufferGuard buffer, RetryPolicy retry, TimeProvider time, ILogger<SourceLoop> log) : BackgroundService
{
    private static readonly TimeSpan FullPause = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.All.Select(source => Task.Run(() => KeepGoingAsync(source, stoppingToken), stoppingToken)));

    /// <summary>Fetches from each fetching source once.</summary>
    /// <returns>Files dropped.</returns>
    public async Task<int> FetchOnceAsync(CancellationToken cancellation)
    {
        var dropped = 0;
        foreach (var open in sources.All)
        {
            if (open.Source is not IFetchingSource fetching)
                continue;
            try
            {
                open.Drop.ClearParts();
                dropped += await FetchAsync(open.Id, fetching, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(open.Id, failure.Explain());
            }
        }

        return dropped;
    }

    private async Task KeepGoingAsync(OpenSource open, CancellationToken cancellation)
    {
        var (id, source) = (open.Id, open.Source);
        if (source is IFetchingSource)
            open.Drop.ClearParts();
        var failures = 0;
        var alerted = false;
        while (!cancellation.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                pause = await WorkAsync(id, source, cancellation);

                failures = 0;
                if (alerted)
                    LogRestored(id);
                alerted = false;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                failures++;
                pause = retry.After(failures).ToTimeSpan();
                if (failure is SourceException { WaitAtLeast: { } least } && least > pause)
                    pause = least;
                LogFailed(id, failure.Explain());
                if (retry.Alerts(failures))
                {
                    alerted = true;
                    LogDown(id, failures, failure.Explain());
                }
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> WorkAsync(string id, ISource source, CancellationToken cancellation)
    {
        if (source is IListeningSource listening)
        {
            await listening.ListenAsync(cancellation);
            return TimeSpan.Zero;
        }

        var fetching = (IFetchingSource)source;
        while (buffer.IsFull)
            await Task.Delay(FullPause, time, cancellation);
        await FetchAsync(id, fetching, cancellation);
        return fetching.Every;
    }

    private async Task<int> FetchAsync(string id, IFetchingSource source, CancellationToken cancellation)
    {
        var dropped = await source.FetchAsync(cancellation);
        if (dropped > 0)
            LogFetched(id, dropped);
        return dropped;
    }

    [LoggerMessage(EventCode.SourceFetched, LogLevel.Information, "{Source}: fetched {Files} files")]
    private partial void LogFetched(string source, int files);

    [LoggerMessage(EventCode.SourceFailed, LogLevel.Warning, "{Source}: not read, will be tried again: {Reason}")]
    private partial void LogFailed(string source, string reason);

    [LoggerMessage(EventCode.SourceDown, LogLevel.Critical, "{Source}: cannot be read after {Attempts} attempts, goes on trying: {Reason}")]
    private partial void LogDown(string source, int attempts, string reason);

    [LoggerMessage(EventCode.SourceRestored, LogLevel.Warning, "{Source}: is read again")]
    private partial void LogRestored(string source);
}
