using System.Collections.Concurrent;

namespace UrbGrade.Gateway.Service;

/// <summary>When each loop of the service came round last: a loop that hangs is found by its silence.</summary>
internal sealed class Heartbeat(TimeProvider time)
{
    public const string Collect = "collecting";
    public const string Send = "sending";

    // Longer than any single pass should take: a year's files at once, or a timeout of every batch on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, long> beats = new() { [Collect] = time.GetTimestamp(), [Send] = time.GetTimestamp() };

    public void Beat(string loop) => beats[loop] = time.GetTimestamp();

    /// <summary>The loops that have been silent for too long.</summary>
    public IReadOnlyList<string> Silent() => [.. beats.Where(beat => time.GetElapsedTime(beat.Value) > Patience).Select(beat => beat.Key).Order(StringComparer.Ordinal)];
}
