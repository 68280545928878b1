using NodaTime;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>
/// What one series did of late: the largest accepted value of each day (UTC) and the newest value. The next value is
/// held against these.
/// </summary>
internal sealed class SeriesMemory
{
    /// <summary>Days that count: a year and a month, so that a winter remembers the last one.</summary>
    public const int Days = 400;

    // Two wild values that were once believed must not raise what is usual for a year.
    private const int Outliers = 2;

    private readonly SortedList<long, double> highs = [];
    private double? high;

    /// <summary>Days of which something is known.</summary>
    public int KnownDays => highs.Count;

    /// <summary>The newest accepted value; null when there is none.</summary>
    public (Instant At, double Value)? Last { get; private set; }

    /// <summary>How many values in a row were doubted, up to now.</summary>
    public int Doubted { get; private set; }

    /// <summary>The largest value of a busy day, the two wildest days left out; 0 when fewer are known.</summary>
    public double High => high ??= FindHigh();

    /// <summary>Notes a value that was not believed.</summary>
    public void Doubt() => Doubted++;

    /// <summary>Remembers an accepted value, of any time.</summary>
    public void Add(Instant at, double value)
    {
        var day = Math.DivRem(at.ToUnixTimeSeconds(), 86_400).Quotient;
        if (!highs.TryGetValue(day, out var known) || value > known)
        {
            // What stays below the present height moves nothing above it.
            highs[day] = value;
            if (value > high || highs.Count <= Outliers + 1)
                high = null;
        }

        while (highs.Count > Days)
        {
            if (highs.GetValueAtIndex(0) >= high)
                high = null;
            highs.RemoveAt(0);
        }

        if (Last is { } last && at <= last.At)
            return;
        Last = (at, value);
        Doubted = 0;
    }

    private double FindHigh()
    {
        if (highs.Count <= Outliers)
            return 0;
        Span<double> largest = stackalloc double[Outliers + 1];
        largest.Fill(double.NegativeInfinity);
        foreach (var value in highs.Values)
        {
            if (value <= largest[^1])
                continue;
            var at = Outliers;
            for (; at > 0 && value > largest[at - 1]; at--)
                largest[at] = largest[at - 1];
            largest[at] = value;
        }

        return largest[^1];
    }
}
