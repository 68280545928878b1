namespace UrbGrade.Modules.Core.Readings;

/// <summary>Times of a meter, [from, until) in milliseconds, whose readings were erased with a person.</summary>
internal static class ErasedTimes
{
    /// <summary>Whether an instant lies in one of them.</summary>
    public static bool Has(IReadOnlyList<(long From, long Until)> erased, long instant)
    {
        foreach (var (from, until) in erased)
        {
            if (instant >= from && instant < until)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the share of a longer time from the hours of an erased one: what was measured before and after it would tell its days again.</summary>
    /// <param name="start">Of the first hour, milliseconds.</param>
    public static void Forget(IReadOnlyList<(long From, long Until)> erased, long start, Span<HourValue> hours)
    {
        for (var i = 0; erased.Count > 0 && i < hours.Length; i++)
        {
            if (hours[i].State == HourState.Spread && Has(erased, start + (i * LocalCalendar.Hour)))
            {
                hours[i] = default;
            }
        }
    }
}
