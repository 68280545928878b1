using System.Collections.Concurrent;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>Counts wrong passwords by who gave them, so that nobody can try many: checking one costs time on purpose.</summary>
internal sealed class WrongGuesses(TimeProvider time)
{
    public const int Most = 10;

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (int Count, long Since)> wrong = [];

    public static TimeSpan Within { get; } = TimeSpan.FromMinutes(10);

    public bool IsBarred(string who) => wrong.TryGetValue(who, out var known) && known.Count >= Most && !IsOver(known.Since);

    /// <returns>Whether this one was the last that is allowed.</returns>
    public bool Add(string who)
    {
        if (wrong.Count > MostRemembered)
            wrong.Clear();
        var now = wrong.AddOrUpdate(
            who,
            _ => (1, time.GetTimestamp()),
            (_, known) => IsOver(known.Since) ? (1, time.GetTimestamp()) : (known.Count + 1, known.Since));
        return now.Count == Most;
    }

    public void Forget(string who) => wrong.TryRemove(who, out _);

    private bool IsOver(long since) => time.GetElapsedTime(since) > Within;
}
