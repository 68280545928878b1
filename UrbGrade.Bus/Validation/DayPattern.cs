using NodaTime;
using NodaTime.TimeZones;

namespace UrbGrade.Bus.Validation;

/// <summary>What a meter measured at the same local time on comparable days.</summary>
/// <param name="fewestDays">So many like days make an estimate at least; two weeks at least make one of the same weekday where it is more than one.</param>
internal sealed class DayPattern(DateTimeZone zone, DayTypes types, int fewestDays = 1)
{
    private const int LikeDaysUsed = 10;
    private const int LikeDaysWithTotal = 20;
    private const int FewestLikeDays = 3;

    /// <summary>Days farther away than this are never looked at.</summary>
    public const int FarthestLikeDay = 60;

    private const int WeeksUsed = 4;
    private const int FewestWeeks = 2;

    // A day counts half as much as one that is a fortnight nearer.
    private const double HalfLife = 14;

    // A day whose use was a tenth more or less counts half as much as one whose use was the same.
    private const double HalfAlike = 0.1;
    private const double LeastAlike = 0.001;

    /// <summary>
    /// The mean of the last days of the same type, by time of day; nearer days count more. Where the register tells what the gap
    /// adds up to, twice as many days are looked at, and those count more whose use at the same time was closer to it. Days that
    /// followed help out where fewer than three came before.
    /// </summary>
    /// <param name="looksAhead">Whether days that followed had a say, or would have had.</param>
    /// <returns>One value for each interval of the gap; null when an interval finds too few.</returns>
    public double[]? LikeDays(IntervalGrid grid, ValueGap gap, out bool looksAhead)
    {
        looksAhead = false;
        var most = gap.Total is null ? LikeDaysUsed : LikeDaysWithTotal;
        var weights = new Dictionary<int, double>();
        var estimate = new double[gap.Count];
        for (var i = 0; i < gap.Count; i++)
        {
            var local = Local(grid, gap.First + i);
            var (sum, weight, used) = (0.0, 0.0, 0);
            for (var back = 1; back <= FarthestLikeDay && used < most; back++)
                Add(-back);
            looksAhead |= used < FewestLikeDays;
            for (var ahead = 1; ahead <= FarthestLikeDay && used < FewestLikeDays; ahead++)
                Add(ahead);
            if (used < fewestDays)
                return null;
            estimate[i] = sum / weight;

            void Add(int days)
            {
                var other = local.PlusDays(days);
                if (!types.Alike(local.Date, other.Date) || Measured(grid, other) is not { } value)
                    return;
                if (!weights.TryGetValue(days, out var share))
                    weights[days] = share = Math.Pow(0.5, Math.Abs(days) / HalfLife) * Alike(grid, gap, days);
                sum += share * value;
                weight += share;
                used++;
            }
        }

        return estimate;
    }

    // How close the use at the same times of another day was to what the gap adds up to, up to 1. Hours that nothing is known of are
    // taken for the mean of the others.
    private double Alike(IntervalGrid grid, ValueGap gap, int days)
    {
        if (gap.Total is not { } total || total <= 0)
            return 1;
        var known = Enumerable.Range(gap.First, gap.Count).Select(i => Measured(grid, Local(grid, i).PlusDays(days))).OfType<double>().ToList();
        var ratio = known.Count == 0 ? 0 : known.Average() * gap.Count / total;
        return ratio > 0 ? Math.Max(LeastAlike, 1 / (1 + Math.Pow(Math.Log(ratio) / HalfAlike, 2))) : LeastAlike;
    }

    /// <summary>The mean of the same weekday over the last four weeks, of the following ones where nothing came before.</summary>
    /// <param name="looksAhead">Whether weeks that followed had a say, or would have had.</param>
    /// <returns>One value for each interval of the gap, and the days that were used for each; null when an interval finds too few.</returns>
    public (double[]? Estimate, List<LocalDate>[] Days) SameWeekdays(IntervalGrid grid, ValueGap gap, out bool looksAhead)
    {
        looksAhead = false;
        var estimate = new double[gap.Count];
        var days = new List<LocalDate>[gap.Count];
        for (var i = 0; i < gap.Count; i++)
        {
            var local = Local(grid, gap.First + i);
            days[i] = [];
            var sum = Sum(grid, local, -1, days[i]);
            looksAhead |= days[i].Count == 0;
            if (days[i].Count == 0)
                sum = Sum(grid, local, 1, days[i]);
            if (days[i].Count < Math.Min(fewestDays, FewestWeeks))
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
