using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>When in an hour the lamps of a cabinet burned: while a reading of their power that holds says so, and where there is none by the energy of the hour.</summary>
/// <param name="energy">kWh of each hour of the figures.</param>
/// <param name="power">Their power of the same hours; null where nothing finer than an hour is known.</param>
internal sealed class LitTimes(HourValue[] energy, MeteredHours? power, double installedWatt)
{
    /// <summary>No lamps draw more than so many times their installed power; what says so is a fault of the reading.</summary>
    private const double BelievedShare = 1.5;

    private const double WattsOfKilowatt = 1000;

    private readonly IReadOnlyList<StoredReading> powers = power?.Powers ?? [];
    private readonly HourValue[] hours = power?.Hours ?? [];
    private readonly List<(long From, long To)> lit = [];
    private readonly List<(long From, long To)> untold = [];
    private int next;

    /// <summary>The times in an hour, as instants in milliseconds, and what they stand on; valid until the next call.</summary>
    /// <param name="hour">Index of the hour in the figures, not below that of the call before.</param>
    /// <param name="from">When it begins, milliseconds since 1970-01-01T00:00:00Z.</param>
    public (IReadOnlyList<(long From, long To)> Times, HourState State) Of(int hour, long from)
    {
        var (covered, mean) = (Lay(from, from + LocalCalendar.Hour), energy[hour]);
        var isKnown = covered >= HourGrid.ValidShare * LocalCalendar.Hour;
        if (covered == 0 || (isKnown && hours[hour].State != HourState.Measured))
        {
            // Nothing was read, or what was read is not believed.
            lit.Clear();
            if (mean.IsValid && OfHour(hour, from) is (var on, var off) && off > on)
            {
                lit.Add((on, off));
            }

            return (lit, mean.State);
        }

        if (isKnown)
        {
            return (lit, HourState.Measured);
        }

        if (!mean.IsValid || !IsBelieved(mean.Value * WattsOfKilowatt))
        {
            return (lit, HourState.Partial);
        }

        lit.AddRange(IsOn(mean) ? untold : []);
        return (lit, mean.State);
    }

    /// <summary>When lamps burned in an hour that is known as a whole: all of it, or where they went on or off the share that it has of the hour beside it.</summary>
    private (long From, long To) OfHour(int hour, long from)
    {
        var to = from + LocalCalendar.Hour;
        var (before, after) = (Beside(hour - 1), Beside(hour + 1));
        return (before is { } dark && !IsOn(dark), after is { } lit && IsOn(lit), after is { } darker && !IsOn(darker), before is { } brighter && IsOn(brighter)) switch
        {
            (true, true, _, _) => (to - Share(energy[hour], after!.Value), to),
            (_, _, true, true) => (from, from + Share(energy[hour], before!.Value)),
            _ => (from, IsOn(energy[hour]) ? to : from),
        };
    }

    /// <summary>An hour of the figures that is known; null for none.</summary>
    private HourValue? Beside(int hour) => hour >= 0 && hour < energy.Length && energy[hour].IsValid ? energy[hour] : null;

    private static long Share(HourValue hour, HourValue lit) => (long)(Math.Clamp(hour.Value / lit.Value, 0, 1) * LocalCalendar.Hour);

    /// <summary>Lays the readings that hold over an hour into it.</summary>
    /// <returns>How much of it they cover, milliseconds.</returns>
    private long Lay(long from, long to)
    {
        lit.Clear();
        untold.Clear();
        while (next < powers.Count && powers[next].End <= from)
        {
            next++;
        }

        var (covered, free) = (0L, from);
        for (var at = next; at < powers.Count && powers[at].Start < to; at++)
        {
            var (start, end) = (Math.Max(powers[at].Start, from), Math.Min(powers[at].End, to));
            if (!IsBelieved(powers[at].Value))
            {
                continue;
            }

            if (start > free)
            {
                untold.Add((free, start));
            }

            if (BurningHours.IsOn(powers[at].Value, installedWatt))
            {
                lit.Add((start, end));
            }

            (covered, free) = (covered + end - start, end);
        }

        if (free < to)
        {
            untold.Add((free, to));
        }

        return covered;
    }

    private bool IsOn(HourValue mean) => BurningHours.IsOn(mean.Value * WattsOfKilowatt, installedWatt);

    private bool IsBelieved(double watt) => watt <= BelievedShare * installedWatt;
}
