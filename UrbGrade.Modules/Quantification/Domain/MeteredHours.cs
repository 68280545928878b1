using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>The hours of one series of an asset.</summary>
/// <param name="MeterId">Pairs energy with the price that the same meter reports.</param>
/// <param name="Quantity">One of <see cref="Quantities"/>.</param>
/// <param name="Medium">Carrier of an energy; null for prices and temperatures.</param>
/// <param name="Hours">In the canonical unit.</param>
/// <param name="FirstExpected">Index of the first hour of the local day on which the series began; earlier hours are not expected of it.</param>
/// <param name="ExpectedUntil">Index of the hour in which its meter was taken away; that one and later ones are not expected of it.</param>
/// <param name="CountedAbove">Hours that a main meter counts too, so that no sum has them twice; null for none.</param>
/// <param name="FirstHour">Index of the hour of the first reading; 0 for a series that began before.</param>
internal sealed record MeteredHours(
    int MeterId, string Quantity, string? Medium, HourValue[] Hours, int FirstExpected = 0, int ExpectedUntil = int.MaxValue, bool[]? CountedAbove = null,
    int FirstHour = 0)
{
    /// <summary>Of a counter that is delivered beside what it counted: its steps, of any length, in these hours and around them.</summary>
    public IReadOnlyList<RegisterStep> Counted { get; init; } = [];

    /// <summary>Of lamps that are read more often than every hour: their mean powers, W, each over the time for which it holds, in order.</summary>
    public IReadOnlyList<StoredReading> Powers { get; init; } = [];

    /// <summary>Start of the first reading, milliseconds since 1970-01-01T00:00:00Z; of a series that began before
    /// these hours any instant before them.</summary>
    public long Begins { get; init; } = long.MinValue;

    /// <summary>The same hours, with those before the first reading as the counter beside them tells them.</summary>
    /// <param name="counter">Over the same time.</param>
    /// <param name="start">When the first hour begins, milliseconds since 1970-01-01T00:00:00Z.</param>
    public MeteredHours After(MeteredHours counter, long start)
    {
        HourValue[] hours = [.. Hours];
        CountedBefore.Lay(counter.Hours, Begins, start, hours);
        return this with
        {
            Hours = hours, FirstExpected = Math.Min(FirstExpected, counter.FirstExpected), FirstHour = Math.Min(FirstHour, counter.FirstHour),
            Begins = Math.Min(Begins, counter.Begins), CountedUntil = (int)Math.Clamp((Begins - start + LocalCalendar.Hour - 1) / LocalCalendar.Hour, 0, hours.Length),
        };
    }

    /// <summary>The same hours, with those of the days before the first reading as another series of the meter tells them: that day is what its own tell, as when
    /// it is looked at alone.</summary>
    /// <param name="other">Over the same hours, in the same unit.</param>
    public MeteredHours After(MeteredHours other)
    {
        if (FirstExpected == 0)
        {
            return this;
        }

        return this with
        {
            Hours = [.. other.Hours[..Math.Min(FirstExpected, Hours.Length)], .. Hours[Math.Min(FirstExpected, Hours.Length)..]],
            FirstExpected = Math.Min(FirstExpected, other.FirstExpected), FirstHour = Math.Min(FirstHour, other.FirstHour), Begins = Math.Min(Begins, other.Begins),
        };
    }

    /// <summary>Index of the first hour that is not what the counter beside them tells; 0 where none is.</summary>
    public int CountedUntil { get; init; }

    /// <summary>The hours without those of the counter, which prove nothing of it.</summary>
    public HourValue[] Delivered => CountedUntil == 0 ? Hours : [.. new HourValue[CountedUntil], .. Hours[CountedUntil..]];

    /// <summary>Whether a sum of the asset needs an hour of it once it has begun: it was not taken away, and no main meter counts it too.</summary>
    public bool Counts(int hour) => hour < ExpectedUntil && CountedAbove?[hour] != true;

    /// <summary>Index of the hour from which no sum of the asset needs it any more: it was taken away, or a main meter counts it too from then on.</summary>
    public int CountsUntil
    {
        get
        {
            if (CountedAbove is not { } above)
            {
                return ExpectedUntil;
            }

            var until = Math.Min(ExpectedUntil, above.Length);
            while (until > 0 && above[until - 1])
            {
                until--;
            }

            return until == above.Length ? ExpectedUntil : until;
        }
    }

    /// <summary>Of a volume of gas the energy of a cubic metre in each hour, kWh, 0 before somebody said it; null for any other.</summary>
    public double[]? KwhOfCubicMetre { get; init; }

    /// <summary>Whether a main meter counts all its hours too.</summary>
    public bool IsCountedAbove => CountedAbove is { } above && Array.TrueForAll(above, counted => counted);
}
