using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Adaptive comfort of buildings without cooling, by the running mean of the temperature outside.</summary>
/// <remarks>Source: EN 16798-1:2019, B.2.2: <c>T_c = 0.33 T_rm + 18.8</c>, category I +2/-3, II +3/-4, III +4/-5 K, for T_rm from 10 to 30 degrees Celsius;
/// colder days have the band of the heating season, warmer ones that of the cooling season.</remarks>
internal static class AdaptiveComfort
{
    private const double LeastRunningMean = 10;
    private const double GreatestRunningMean = 30;

    /// <summary>What the mean of a day is worth in the next one.</summary>
    private const double Kept = 0.8;

    /// <summary>What a running mean begins with so many days before is worth less than two millionths in it.</summary>
    private const int Steps = 60;

    /// <summary>Days that a running mean looks back at.</summary>
    public const int DaysBefore = Steps + 7;

    private static readonly double[] Weights = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2];

    /// <summary>The running mean of each day, degrees Celsius: <c>T_rm = 0.2 T + 0.8 T_rm</c> of the day before, begun with the weighted mean of seven days.
    /// It begins anew after a day without a mean, and at the latest 60 days before, so that a figure does not depend on how far back its series is read;
    /// null where one of the seven days before is missing.</summary>
    /// <param name="dayMeans">Means of consecutive days outside.</param>
    public static double?[] RunningMeans(ReadOnlySpan<double?> dayMeans)
    {
        var running = new double?[dayMeans.Length];
        var known = 0;
        for (var day = 0; day < running.Length; day++)
        {
            running[day] = known < Weights.Length ? null : Mean(dayMeans[(day - Math.Min(known, DaysBefore))..day]);
            known = dayMeans[day] is null ? 0 : known + 1;
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

    /// <param name="before">The known days before, seven or more.</param>
    private static double Mean(ReadOnlySpan<double?> before)
    {
        double sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * before[Weights.Length - 1 - i]!.Value;
        }

        var mean = sum / Weights.Sum();
        foreach (var day in before[Weights.Length..])
        {
            mean = ((1 - Kept) * day!.Value) + (Kept * mean);
        }

        return mean;
    }
}
