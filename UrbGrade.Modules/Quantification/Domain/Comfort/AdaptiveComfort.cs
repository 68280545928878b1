using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Adaptive comfort of buildings without cooling, by the running mean of the temperature outside.</summary>
/// <remarks>Source: EN 16798-1:2019, B.2.2: <c>T_c = 0.33 T_rm + 18.8</c>, category I +2/-3, II +3/-4, III +4/-5 K, for T_rm from 10 to 30 degrees Celsius;
/// <c>T_rm = (1 - a) T_(d-1) + a T_rm,(d-1)</c> with a = 0.8.</remarks>
internal static class AdaptiveComfort
{
    private const double Weight = 0.8;
    private const double LeastRunningMean = 10;
    private const double GreatestRunningMean = 30;

    private static readonly double[] FirstWeights = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2];

    /// <summary>The running mean of each day, degrees Celsius; null for the first seven days, and until seven days without a gap follow a gap.</summary>
    /// <param name="dayMeans">Means of consecutive days outside.</param>
    public static double?[] RunningMeans(ReadOnlySpan<double?> dayMeans)
    {
        var running = new double?[dayMeans.Length];
        for (var day = 1; day < running.Length; day++)
        {
            if (running[day - 1] is { } before && dayMeans[day - 1] is { } yesterday)
            {
                running[day] = ((1 - Weight) * yesterday) + (Weight * before);
            }
            else if (day >= FirstWeights.Length)
            {
                running[day] = First(dayMeans[(day - FirstWeights.Length)..day]);
            }
        }

        return running;
    }

    /// <summary>The same from the seven days before each day alone, so that a figure does not depend on how far back its series is read; null where one
    /// of them is missing.</summary>
    /// <param name="dayMeans">Means of consecutive days outside.</param>
    public static double?[] WeeklyMeans(ReadOnlySpan<double?> dayMeans)
    {
        var running = new double?[dayMeans.Length];
        for (var day = FirstWeights.Length; day < running.Length; day++)
        {
            running[day] = First(dayMeans[(day - FirstWeights.Length)..day]);
        }

        return running;
    }

    /// <summary>Whether a band can be told from a running mean; otherwise the fixed one counts.</summary>
    public static bool IsApplicable(double? runningMean) => runningMean is >= LeastRunningMean and <= GreatestRunningMean;

    /// <summary>The comfortable temperatures of a day.</summary>
    /// <param name="category">1 to 3.</param>
    public static ComfortBand Band(double runningMean, int category)
    {
        var comfort = (0.33 * runningMean) + 18.8;
        return new ComfortBand(comfort - 2 - category, comfort + 1 + category);
    }

    /// <summary>Percent of the hours in the band, among those of days with an applicable running mean; null without any.</summary>
    /// <param name="inside">Degrees Celsius, every hour of whole days.</param>
    /// <param name="runningMeans">One for each of these days.</param>
    /// <param name="isOccupied">For the same hours; empty when all of them are.</param>
    public static KpiResult Share(
        ReadOnlySpan<HourValue> inside, ReadOnlySpan<CivilHour> hours, ReadOnlySpan<double?> runningMeans, ReadOnlySpan<bool> isOccupied, int category)
    {
        int expected = 0, valid = 0, estimated = 0, comfortable = 0, day = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            day += i > 0 && hours[i].Day != hours[i - 1].Day ? 1 : 0;
            if (!IsApplicable(runningMeans[day]) || (!isOccupied.IsEmpty && !isOccupied[i]))
            {
                continue;
            }

            expected++;
            if (inside[i].IsValid)
            {
                valid++;
                estimated += inside[i].State == HourState.Estimated ? 1 : 0;
                comfortable += Band(runningMeans[day]!.Value, category).Contains(inside[i].Value) ? 1 : 0;
            }
        }

        return new KpiResult(valid == 0 ? null : 100.0 * comfortable / valid, expected, valid, estimated);
    }

    private static double? First(ReadOnlySpan<double?> week)
    {
        double sum = 0;
        for (var i = 0; i < week.Length; i++)
        {
            if (week[^(i + 1)] is not { } mean)
            {
                return null;
            }

            sum += FirstWeights[i] * mean;
        }

        return sum / 3.8;
    }
}
