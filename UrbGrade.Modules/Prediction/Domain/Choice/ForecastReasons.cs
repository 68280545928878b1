using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Why a series has no forecast, one without models, or one that is not worth showing.</summary>
internal static class ForecastReasons
{
    /// <summary>Days of history without which nothing is forecast: three weeks to fit, one to see how good it is.</summary>
    public const int FewestDays = 28;

    /// <summary>Days of those to see how good it is.</summary>
    public const int TrialDays = 7;

    /// <summary>After so many days without a value a series is silent.</summary>
    public const int SilentDays = 14;

    /// <summary>Of so many last days three weeks have to be measured: what a long hole is bridged with teaches nothing.</summary>
    private const int RecentDays = 56;

    private const int FewestMeasured = FewestDays - TrialDays;

    /// <summary>History over twice the fewest days that is still not enough has too many gaps: more of it promises nothing.</summary>
    public static bool HasTooManyGaps(CivilSeries load, int origin) =>
        Array.FindIndex(load.Values, double.IsFinite) is var first and >= 0 && origin - first >= 2 * FewestDays * load.SlotsPerDay;

    /// <summary>Why there can be no forecast from an origin on, and the local day from which there will be enough
    /// history where that is known; null where there can.</summary>
    /// <param name="origin">A day's first slot.</param>
    /// <param name="daysLess">Days of history that may be lacking, for nights that are played through to see how good models are.</param>
    public static (ForecastState State, DateOnly? ReadyFrom)? ReasonForNone(CivilSeries load, int origin, int daysLess = 0)
    {
        var (first, back, last) = (-1, -1, -1);
        for (var slot = 0; slot < origin; slot++)
        {
            if (!double.IsNaN(load.Values[slot]))
            {
                first = first < 0 ? slot : first;
                back = last < 0 || slot - last > SilentDays * load.SlotsPerDay ? slot : back;
                last = slot;
            }
        }

        if (first < 0)
        {
            return (ForecastState.NoValues, null);
        }

        if (last < origin - (SilentDays * load.SlotsPerDay))
        {
            return (ForecastState.Silent, null);
        }

        var measured = Measured(load, origin);
        var lacking = DaysLacking(measured, FewestMeasured - daysLess);
        if (lacking == 0 && origin - first >= (FewestDays - daysLess) * load.SlotsPerDay)
        {
            return null;
        }

        if (lacking > 0 && IsSparse(measured, (origin - back) / load.SlotsPerDay))
        {
            return (ForecastState.TooManyGaps, null);
        }

        var (old, dense) = (load.DayOf(first + load.SlotsPerDay - 1).AddDays(FewestDays), load.DayOf(origin).AddDays(lacking));
        return (ForecastState.TooShort, old > dense ? old : dense);
    }

    /// <summary>The value that all of the last days have; null where they differ.</summary>
    public static double? ConstantOf(CivilSeries load, int origin)
    {
        double? constant = null;
        foreach (var value in load.Before(origin)[Math.Max(0, origin - (FewestDays * load.SlotsPerDay))..])
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            if (constant is { } other && other != value)
            {
                return null;
            }

            constant = value;
        }

        return constant;
    }

    /// <summary>Whether "same as last week" did better over the outcomes that are looked back on.</summary>
    public static bool IsWorseThanLastWeek(IReadOnlyList<OriginOutcome> past)
    {
        double chosen = 0;
        double naive = 0;
        foreach (var outcome in past)
        {
            for (var lead = 0; lead < outcome.Actual.Length; lead++)
            {
                if (outcome.Chosen is { } ours && outcome.Forecasts[0] is { } lastWeek && !double.IsNaN(outcome.Actual[lead]))
                {
                    chosen += Math.Abs(outcome.Actual[lead] - ours[lead]);
                    naive += Math.Abs(outcome.Actual[lead] - lastWeek[lead]);
                }
            }
        }

        return chosen > naive;
    }

    /// <summary>Of each of the last days, the latest first, whether half of it at least was measured.</summary>
    private static bool[] Measured(CivilSeries load, int origin)
    {
        var days = new bool[Math.Min(RecentDays, origin / load.SlotsPerDay)];
        for (var day = 0; day < days.Length; day++)
        {
            var known = 0;
            foreach (var value in load.Values.AsSpan(origin - ((day + 1) * load.SlotsPerDay), load.SlotsPerDay))
            {
                known += double.IsNaN(value) ? 0 : 1;
            }

            days[day] = 2 * known >= load.SlotsPerDay;
        }

        return days;
    }

    /// <summary>Days after which enough will be measured, were all of them; those that are the longest ago no longer count then.</summary>
    private static int DaysLacking(bool[] measured, int fewest)
    {
        var ahead = 0;
        while (measured.Take(RecentDays - ahead).Count(day => day) + ahead < fewest)
        {
            ahead++;
        }

        return ahead;
    }

    /// <summary>Whether a meter that goes on as it has since it came, or came back, will never have measured enough.</summary>
    private static bool IsSparse(bool[] measured, int daysSince)
    {
        var days = Math.Min(daysSince, RecentDays);
        return days >= FewestDays && measured.Take(days).Count(day => day) * RecentDays < FewestMeasured * days;
    }
}
