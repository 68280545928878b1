using NodaTime;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>The last accepted values of one series, against which the next one is held. Newest last.</summary>
/// <param name="days">How many days back count.</param>
internal sealed class SeriesMemory(int days)
{
    private const int RefreshEvery = 12;

    private readonly Queue<(Instant At, double Value)> values = [];
    private Instant newest = Instant.MinValue;
    private double high;
    private int since = RefreshEvery;

    public int Count => values.Count;

    /// <summary>The newest accepted value; null when there is none.</summary>
    public (Instant At, double Value)? Last { get; private set; }

    /// <summary>How many values in a row were doubted, up to now.</summary>
    public int Doubted { get; private set; }

    /// <summary>Notes a value that was not believed.</summary>
    public void Doubt() => Doubted++;

    /// <summary>The value that 95 in 100 do not exceed; only recomputed after every twelfth value.</summary>
    public double High()
    {
        if (since < RefreshEvery)
            return high;
        var sorted = values.Select(value => value.Value).ToArray();
        Array.Sort(sorted);
        since = 0;
        return high = sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * 0.95)];
    }

    /// <summary>Remembers a value; one older than the newest changes nothing, for it is no neighbour of what comes.</summary>
    public void Add(Instant at, double value)
    {
        if (at <= newest)
            return;
        newest = at;
        Doubted = 0;
        Last = (at, value);
        values.Enqueue((at, value));
        since++;
        while (values.TryPeek(out var oldest) && oldest.At < at - Duration.FromDays(days))
            values.Dequeue();
    }
}
