using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Adaptive comfort of buildings without cooling, by the running mean of the temperature outside.</summary>
/// <remarks>Source: EN 16798-1:2019, B.2.2: <c>T_c = 0.33 T_rm + 18.8</c>, category I +2/-3, II +3/-4, III +4/-5 K, for T_rm from 10 to 30 degrees Celsius;
/// colder days have the band of the heating season, warmer ones that of the cooling season.</remarks>
internal static class AdaptiveComfort
{
    private const double LeastRunningMean = 10;
    private const double GreatestRunningMean = 30;

    private static readonly double[] Weights = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2];

    /// <summary>The running mean of each day from the seven days before it, degrees Celsius, so that a figure does not depend on how far back its series is
    /// read; null where one of them is missing.</summary>
    /// <param name="dayMeans">Means of consecutive days outside.</param>
    public static double?[] RunningMeans(ReadOnlySpan<double?> dayMeans)
    {
        var running = new double?[dayMeans.Length];
        for (var day = Weights.Length; day < running.Length; day++)
        {
            running[day] = Weighted(dayMeans[(day - Weights.Length)..day]);
        }

        return running;
    }

    /// <summary>The comfortable temperatures of a day.</summary>
    /// <param name="category">1 to 3.</param>
    public static ComfortBand Band(double runningMean, int category)
    {
        var comfort = (0.33 * runningMean) + 18.8;
        return runningMean < LeastRunningMean ? ComfortBand.Heating(category)
            : runningMean > GreatestRunningMean ? ComfortBand.Cooling(category)
            : new ComfortBand(comfort - 2 - category, comfort + 1 + category);
    }

    /// <summary>Percent of the counted hours in the band of their day; those of days without a running mean are not valid.</summary>
    /// <param name="inside">Degrees Celsius.</param>
    /// <param name="runningMeanOf">That of the day of an hour.</param>
    /// <param name="counts">Whether an hour counts, as somebody is there.</param>
    public static KpiResult Share(ReadOnlySpan<HourValue> inside, Func<int, double?> runningMeanOf, Func<int, bool> counts, int category)
    {
        var known = inside.ToArray();
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = runningMeanOf(i) is null ? default : known[i];
        }

        return ComfortHours.Share(known, i => counts(i) ? Band(runningMeanOf(i) ?? LeastRunningMean, category) : null);
    }

    private static double? Weighted(ReadOnlySpan<double?> week)
    {
        double sum = 0;
        for (var i = 0; i < week.Length; i++)
        {
            if (week[^(i + 1)] is not { } mean)
            {
                return null;
            }

            sum += Weights[i] * mean;
        }

        return sum / Weights.Sum();
    }
}
