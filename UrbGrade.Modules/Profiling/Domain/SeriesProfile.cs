using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>All that is told of the use of one series, from its days.</summary>
/// <param name="AvailableFrom">Earliest day from which there will be a profile; null unless it is too short.</param>
/// <param name="LastDay">Last whole day.</param>
/// <param name="Features">Of the last 365 days; null where there is no profile.</param>
/// <param name="Months">One for each month at whose end there were 28 days, in order.</param>
internal sealed record SeriesProfile(
    ProfileState State, DateOnly? AvailableFrom, DateOnly? LastDay, UseFeatures? Features, IReadOnlyList<TypicalProfile> Typical, IReadOnlyList<MonthOfUse> Months)
{
    private const int DaysOfFeatures = 365;
    private const int DaysOfMonth = 92;

    /// <summary>So long without a whole day, and it is silent.</summary>
    private const int LongestSilence = 28;

    /// <summary>Who has not had 28 whole days in so many will not have them at a day that can be told.</summary>
    private const int LongestWait = 2 * ProfileFeatures.FewestDays;

    /// <param name="until">The first day that is not looked at.</param>
    /// <param name="temperature">Mean outside of a day, degrees Celsius; null where unknown.</param>
    /// <param name="isHoliday">Whether a day counts as a Sunday.</param>
    public static SeriesProfile Of(SortedDays days, DateOnly until, Func<DateOnly, double?> temperature, Func<DateOnly, bool> isHoliday)
    {
        var whole = days.Whole;
        var state = StateOf(days, until);
        DateOnly? last = whole.Count > 0 ? whole[^1].Day : null;
        if (state is not (ProfileState.Ready or ProfileState.Silent or ProfileState.Constant))
        {
            return new SeriesProfile(
                state, state == ProfileState.TooShort ? until.AddDays(ProfileFeatures.FewestDays - whole.Count) : null, last, null, [], []);
        }

        return new SeriesProfile(
            state, null, last, FeaturesOf(days, last!.Value.AddDays(1), DaysOfFeatures, temperature), TypicalProfile.Of(whole, isHoliday),
            [.. MonthsOf(days, until, temperature)]);
    }

    private static ProfileState StateOf(SortedDays days, DateOnly until)
    {
        var whole = days.Whole;
        if (days.First is null)
        {
            return days.HasSums ? ProfileState.TooSeldom : ProfileState.NoValues;
        }

        if (days.LeftOut.Zero + whole.Count >= ProfileFeatures.FewestDays && whole.All(day => day.Total == 0))
        {
            return ProfileState.NoUse;
        }

        if (whole.Count < ProfileFeatures.FewestDays)
        {
            var isInSight = until.DayNumber - days.First.Value.DayNumber < LongestWait && until.DayNumber - days.Last?.DayNumber <= LongestSilence;
            return isInSight ? ProfileState.TooShort : ProfileState.TooFewDays;
        }

        if (until.DayNumber - whole[^1].Day.DayNumber > LongestSilence)
        {
            return ProfileState.Silent;
        }

        var one = whole[0].Hours[0];
        return whole.All(day => Array.TrueForAll(day.Hours, hour => hour.Equals(one))) ? ProfileState.Constant : ProfileState.Ready;
    }

    /// <summary>Features of the days before a day; null with fewer than 28, or without any use.</summary>
    private static UseFeatures? FeaturesOf(SortedDays days, DateOnly until, int longest, Func<DateOnly, double?> temperature)
    {
        var from = until.AddDays(-longest);
        from = days.First > from ? days.First.Value : from;
        var some = days.Whole.Where(day => day.Day >= from && day.Day < until).ToList();
        if (ProfileFeatures.Of(some, Math.Max(1, until.DayNumber - from.DayNumber)) is not { } features)
        {
            return null;
        }

        var weather = WeatherSlopes.Of([.. from day in some let outside = temperature(day.Day) where outside is not null select (day.Total, outside.Value)]);
        return new UseFeatures(
            Math.Exp(features.LogMean) * DayVector.Length, features.LoadFactor, features.LowShare, features.HighShare, features.NightToDay, features.WeekendToWorkday,
            features.MorningPeak, features.EveningPeak, features.Completeness, weather?.Heating, weather?.Cooling, weather?.Fit);
    }

    private static IEnumerable<MonthOfUse> MonthsOf(SortedDays days, DateOnly until, Func<DateOnly, double?> temperature)
    {
        var first = days.Whole[0].Day;
        for (var month = new DateOnly(first.Year, first.Month, 1); month < until; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1) < until ? month.AddMonths(1) : until;
            var week = WeekShape.Of(days.Whole.Where(day => day.Day >= end.AddDays(-DaysOfMonth) && day.Day < end));
            if (week is not null && FeaturesOf(days, end, DaysOfMonth, temperature) is { } features)
            {
                yield return new MonthOfUse(
                    month, days.Whole.Count(day => day.Day >= end.AddDays(-DaysOfMonth) && day.Day < end), features, week);
            }
        }
    }
}
