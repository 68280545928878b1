namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The 24 hours of one local day.</summary>
/// <param name="Hours">24 values, kWh, by the local clock.</param>
internal sealed record DayVector(DateOnly Day, double[] Hours)
{
    /// <summary>Hours of a vector.</summary>
    public const int Length = 24;

    /// <summary>Energy of the day, kWh.</summary>
    public double Total => Hours.Sum();

    /// <summary>The day's shape: hours divided by their mean, so that they sum to 24; null where the day has no energy.</summary>
    public double[]? Shape
    {
        get
        {
            var total = Total;
            return total > 0 ? Array.ConvertAll(Hours, value => value / total * Length) : null;
        }
    }

    /// <summary>Whole days of a series: one with a missing hour is left out, so is that of 23 hours; of the doubled
    /// hour of one with 25 the mean counts.</summary>
    /// <param name="hours">Local day, hour of the local clock and kWh in the order of time; NaN where missing.</param>
    public static List<DayVector> Of(IEnumerable<(DateOnly Day, int Clock, double EnergyKwh)> hours)
    {
        var days = new List<DayVector>();
        var sums = new double[Length];
        var counts = new int[Length];
        DateOnly? current = null;
        void Close()
        {
            if (current is { } day && Array.TrueForAll(counts, count => count > 0) && Array.TrueForAll(sums, double.IsFinite))
            {
                days.Add(new DayVector(day, [.. sums.Zip(counts, (sum, count) => sum / count)]));
            }

            Array.Clear(sums);
            Array.Clear(counts);
        }

        foreach (var (day, clock, energy) in hours)
        {
            if (day != current)
            {
                Close();
                current = day;
            }

            sums[clock] += energy;
            counts[clock]++;
        }

        Close();
        return days;
    }
}
