using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Modules.Prediction.Domain.Choice;

/// <summary>Why a series has no forecast, one without models, or one that is not worth showing.</summary>
internal static class ForecastReasons
{
    /// <summary>Days of history without which nothing is forecast: three weeks to fit, one to see how good it is.</summary>
    public const int FewestDays = 28;

    /// <summary>After so many days without a value a series is silent.</summary>
    public const int SilentDays = 14;

    /// <summary>History over twice the fewest days that is still not enough has too many gaps: more of it promises nothing.</summary>
    public static bool HasTooManyGaps(CivilSeries load, int origin) =>
        Array.FindIndex(load.Values, double.IsFinite) is var first and >= 0 && origin - first >= 2 * FewestDays * load.SlotsPerDay;

    /// <summary>Why there can be no forecast from an origin on, and the local day from which there will be enough
    /// history where that is known; null where there can.</summary>
    public static (ForecastState State, DateOnly? ReadyFrom)? ReasonForNone(CivilSeries load, int origin)
    {
        var first = -1;
        var last = -1;
        for (var slot = 0; slot < origin; slot++)
        {
            if (!double.IsNaN(load.Values[slot]))
            {
                first = first < 0 ? slot : first;
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

        return origin - first < FewestDays * load.SlotsPerDay
            ? (ForecastState.TooShort, load.DayOf(first + load.SlotsPerDay - 1).AddDays(FewestDays)) : null;
    }

    /// <summary>The value that all of the last days have; null where they differ.</summary>
    public static double? ConstantOf(CivilSeries load, int origin)
    {
        double? constant = null;
        foreach (var value in load.Before(origin)[(origin - (FewestDays * load.SlotsPerDay))..])
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
}
