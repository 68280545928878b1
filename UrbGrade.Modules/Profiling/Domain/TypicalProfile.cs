using MathNet.Numerics.Statistics;
using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The usual day of one kind in one season: each hour's median with the range that four of five days stay in.</summary>
/// <param name="Days">Days that it is made of.</param>
/// <param name="Median">kWh of each hour, 24 values.</param>
/// <param name="Low">10th percentile of each hour, kWh; empty with fewer than five days.</param>
/// <param name="High">90th percentile of each hour, kWh; empty with fewer than five days.</param>
internal sealed record TypicalProfile(DayKind Kind, Season Season, int Days, double[] Median, double[] Low, double[] High)
{
    /// <summary>Of fewer days nothing can be said of four in five.</summary>
    private const int FewestOfBand = 5;

    /// <summary>All kinds and seasons that there are days of.</summary>
    /// <param name="isHoliday">Whether a day counts as a Sunday whatever its weekday.</param>
    public static IReadOnlyList<TypicalProfile> Of(IEnumerable<DayVector> days, Func<DateOnly, bool> isHoliday) =>
    [
        .. days.GroupBy(day => (Kind: KindOf(day.Day, isHoliday), Season: SeasonOf(day.Day))).OrderBy(group => group.Key)
            .Select(group => Of(group.Key.Kind, group.Key.Season, [.. group])),
    ];

    public static DayKind KindOf(DateOnly day, Func<DateOnly, bool> isHoliday) => isHoliday(day) ? DayKind.Sunday : day.DayOfWeek switch
    {
        DayOfWeek.Saturday => DayKind.Saturday,
        DayOfWeek.Sunday => DayKind.Sunday,
        _ => DayKind.Workday,
    };

    public static Season SeasonOf(DateOnly day) => day.Month switch
    {
        12 or 1 or 2 => Season.Winter,
        >= 6 and <= 8 => Season.Summer,
        _ => Season.Middle,
    };

    private static TypicalProfile Of(DayKind kind, Season season, List<DayVector> days)
    {
        var (median, low, high) = (new double[DayVector.Length], new double[DayVector.Length], new double[DayVector.Length]);
        var hour = new double[days.Count];
        for (var h = 0; h < DayVector.Length; h++)
        {
            for (var day = 0; day < hour.Length; day++)
            {
                hour[day] = days[day].Hours[h];
            }

            Array.Sort(hour);
            low[h] = SortedArrayStatistics.QuantileCustom(hour, 0.1, QuantileDefinition.R7);
            median[h] = SortedArrayStatistics.QuantileCustom(hour, 0.5, QuantileDefinition.R7);
            high[h] = SortedArrayStatistics.QuantileCustom(hour, 0.9, QuantileDefinition.R7);
        }

        return days.Count < FewestOfBand ? new TypicalProfile(kind, season, days.Count, median, [], [])
            : new TypicalProfile(kind, season, days.Count, median, low, high);
    }
}
