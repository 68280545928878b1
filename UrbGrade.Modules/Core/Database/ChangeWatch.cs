using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Notices within half a second what another process changed, and at once what this one did.</summary>
internal sealed partial class ChangeWatch(IUrbGradeContexts contexts, TimeProvider time, ILogger<ChangeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly Lock looking = new();
    private readonly SemaphoreSlim awake = new(0);
    private readonly List<(string Topic, Action Changed)> listeners = [];
    private readonly Dictionary<string, long> seen = [];

    /// <summary>Calls <paramref name="changed"/> after each change of a topic, never twice at a time.</summary>
    public void Subscribe(string topic, Action changed)
    {
        lock (looking)
        {
            listeners.Add((topic, changed));
        }
    }

    /// <summary>Looks now; what changed is known when this returns.</summary>
    public void Look()
    {
        lock (looking)
        {
            using var database = contexts.Read(TenantScope.Platform);
            foreach (var counter in database.Set<ChangeCounterRow>().AsNoTracking())
            {
                if (this.seen.TryGetValue(counter.Topic, out var seen) && seen == counter.Version)
                {
                    continue;
                }

                foreach (var (topic, changed) in listeners)
                {
                    if (topic == counter.Topic)
                    {
                        changed();
                    }
                }

                this.seen[counter.Topic] = counter.Version;
            }
        }
    }

    /// <summary>Looks now, after a change that stands whatever becomes of the look: when that fails it is said, and tried again in the background.</summary>
    public void LookAfterwards()
    {
        try
        {
            Look();
        }
        catch (Exception failure)
        {
            LogLookFailed(failure);
            LookSoon();
        }
    }

    /// <summary>Asks for a look in the background, at once.</summary>
    public void LookSoon() => awake.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the starting thread to the other services of the host.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Look();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogLookFailed(failure);
            }

            await Pause(stoppingToken);
        }
    }

    private async Task Pause(CancellationToken stopping)
    {
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var woken = awake.WaitAsync(asked.Token);
        await Task.WhenAny(woken, Task.Delay(Pace, time, stopping));
        await asked.CancelAsync();
    }

    [LoggerMessage(EventId = 1010, Level = LogLevel.Error, Message = "Changes could not be read; trying again")]
    private partial void LogLookFailed(Exception failure);
}
