using MathNet.Numerics.Statistics;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>What tells one meter's use from another's, apart from the weather.</summary>
/// <param name="LogMean">Natural logarithm of the mean hour, kWh.</param>
/// <param name="LoadFactor">Mean over largest hour, 0 to 1.</param>
/// <param name="LowShare">5th percentile over mean.</param>
/// <param name="HighShare">95th percentile over mean.</param>
/// <param name="NightToDay">Mean of 00 to 05 over that of 09 to 17 on workdays; null where the latter is 0.</param>
/// <param name="WeekendToWorkday">Mean of Saturdays and Sundays over that of workdays; null where one is missing.</param>
/// <param name="MorningPeak">Hour of the largest median between 05 and 12, 5 to 11.</param>
/// <param name="EveningPeak">Hour of the largest median between 16 and 24, 16 to 23.</param>
/// <param name="Completeness">Whole days over days expected, 0 to 1.</param>
internal sealed record ProfileFeatures(
    double LogMean, double LoadFactor, double LowShare, double HighShare, double? NightToDay, double? WeekendToWorkday, int MorningPeak, int EveningPeak,
    double Completeness)
{
    /// <summary>Days without which there is no profile.</summary>
    public const int FewestDays = 28;

    /// <summary>Null with fewer than 28 whole days or without energy.</summary>
    /// <param name="expected">Days of the period.</param>
    public static ProfileFeatures? Of(IReadOnlyList<DayVector> days, int expected)
    {
        double[] hours = [.. days.SelectMany(day => day.Hours)];
        if (days.Count < FewestDays || hours.Average() <= 0)
        {
            return null;
        }

        Array.Sort(hours);
        var mean = hours.Average();
        var workdays = days.Where(day => day.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var free = days.Where(day => day.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).ToList();
        var working = MeanOf(workdays, 9, 17);
        return new ProfileFeatures(
            Math.Log(mean), mean / hours[^1], SortedArrayStatistics.QuantileCustom(hours, 0.05, QuantileDefinition.R7) / mean,
            SortedArrayStatistics.QuantileCustom(hours, 0.95, QuantileDefinition.R7) / mean, working > 0 ? MeanOf(workdays, 0, 5) / working : null,
            free.Count > 0 && MeanOf(workdays, 0, 24) > 0 ? MeanOf(free, 0, 24) / MeanOf(workdays, 0, 24) : null, PeakOf(days, 5, 12), PeakOf(days, 16, 24),
            (double)days.Count / expected);
    }

    private static double MeanOf(List<DayVector> days, int from, int to) =>
        days.Count == 0 ? 0 : days.Average(day => day.Hours.AsSpan(from, to - from).ToArray().Average());

    private static int PeakOf(IReadOnlyList<DayVector> days, int from, int to) =>
        Enumerable.Range(from, to - from).MaxBy(hour => days.Select(day => day.Hours[hour]).Median());
}
