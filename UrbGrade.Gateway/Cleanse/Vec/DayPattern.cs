using NodaTime;
using NodaTime.TimeZones;

namespace UrbGrade.Gateway.Cleanse.Vec;

/// <summary>What a meter measured at the same local time on comparable days.</summary>
internal sealed class DayPattern(DateTimeZone zone, DayTypes types)
{
    private const int LikeDaysUsed = 10;
    private const int FewestLikeDays = 3;
    private const int FarthestLikeDay = 60;
    private const int WeeksUsed = 4;

    /// <summary>The mean of the last ten measured days of the same type, by time of day; days that followed help out where fewer than three came before.</summary>
    /// <returns>One value for each interval of the gap; null when an interval finds none.</returns>
    public double[]? LikeDays(IntervalGrid grid, ValueGap gap)
    {
        var estimate = new double[gap.Count];
        for (var i = 0; i < gap.Count; i++)
        {
            var local = Local(grid, gap.First + i);
            double sum = 0;
            var used = 0;
            for (var back = 1; back <= FarthestLikeDay && used < LikeDaysUsed; back++)
                Add(-back);
            for (var ahead = 1; ahead <= FarthestLikeDay && used < FewestLikeDays; ahead++)
                Add(ahead);
            if (used == 0)
                return null;
            estimate[i] = sum / used;

            void Add(int days)
            {
                var other = local.PlusDays(days);
                if (!types.Alike(local.Date, other.Date) || Measured(grid, other) is not { } value)
                    return;
                sum += value;
                used++;
            }
        }

        return estimate;
    }

    /// <summary>The mean of the same weekday over the last four weeks, of the following ones where nothing came before.</summary>
    /// <returns>One value for each interval of the gap, and the days that were used for each; null when an interval finds none.</returns>
    public (double[]? Estimate, List<LocalDate>[] Days) SameWeekdays(IntervalGrid grid, ValueGap gap)
    {
        var estimate = new double[gap.Count];
        var days = new List<LocalDate>[gap.Count];
        for (var i = 0; i < gap.Count; i++)
        {
            var local = Local(grid, gap.First + i);
            days[i] = [];
            var sum = Sum(grid, local, -1, days[i]);
            if (days[i].Count == 0)
                sum = Sum(grid, local, 1, days[i]);
            if (days[i].Count == 0)
                return (null, days);
            estimate[i] = sum / days[i].Count;
        }

        return (estimate, days);
    }

    private double Sum(IntervalGrid grid, LocalDateTime local, int direction, List<LocalDate> days)
    {
        double sum = 0;
        for (var week = 1; week <= WeeksUsed; week++)
        {
            var other = local.PlusWeeks(direction * week);
            if (types.Of(other.Date) == DayType.Holiday || Measured(grid, other) is not { } value)
                continue;
            sum += value;
            days.Add(other.Date);
        }

        return sum;
    }

    private LocalDateTime Local(IntervalGrid grid, int index) => grid.At(index).InZone(zone).LocalDateTime;

    private double? Measured(IntervalGrid grid, LocalDateTime local)
    {
        var index = grid.IndexOf(zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant());
        return grid.IsActual(index) ? grid.Value(index) : null;
    }
}
