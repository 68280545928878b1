namespace UrbGrade.Modules.Analysis.Domain.Savings;

/// <summary>At which hours of the day a place uses its energy.</summary>
internal static class HoursOfUse
{
    private const int HoursOfDay = 24;
    private const int FewestDays = 28;

    /// <summary>Shares by hour of the local clock: 24 values, none below 0, that add up to 1. Null where an hour is known on fewer than 28 days, or nothing
    /// is used.</summary>
    /// <param name="hours">kWh, NaN where missing; what is fed in, below 0, is not bought.</param>
    public static double[]? Shares(IEnumerable<(int Clock, double Kwh)> hours)
    {
        var (sums, days) = (new double[HoursOfDay], new int[HoursOfDay]);
        foreach (var (clock, kwh) in hours)
        {
            if (double.IsFinite(kwh))
            {
                sums[clock] += Math.Max(kwh, 0);
                days[clock]++;
            }
        }

        if (days.Min() < FewestDays)
        {
            return null;
        }

        // An hour that is missing more often than others weighs no less.
        double[] means = [.. sums.Zip(days, (sum, count) => sum / count)];
        var all = means.Sum();
        return all > 0 ? Array.ConvertAll(means, mean => mean / all) : null;
    }
}
