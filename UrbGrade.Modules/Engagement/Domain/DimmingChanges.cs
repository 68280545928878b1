namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Finds when a cabinet began to dim otherwise.</summary>
internal static class DimmingChanges
{
    /// <summary>Nights on each side that are looked at.</summary>
    private const int Around = 14;

    /// <summary>Nights of them that have to have one level: a stuck contactor or a gap in the log is no change of the program.</summary>
    private const int Enough = 10;

    /// <summary>The latest change that stayed; null for none.</summary>
    /// <param name="nights">Evening and lowest light, in order.</param>
    public static (DateOnly Since, int Before, int After)? Latest(IReadOnlyList<(DateOnly Evening, int LowestPercent)> nights)
    {
        for (var i = nights.Count - Enough; i >= Enough; i--)
        {
            if (nights[i].LowestPercent != nights[i - 1].LowestPercent
                && Steady(nights.Skip(Math.Max(0, i - Around)).Take(Math.Min(Around, i))) is { } before && before == nights[i - 1].LowestPercent
                && Steady(nights.Skip(i).Take(Around)) is { } after && after == nights[i].LowestPercent)
            {
                return (nights[i].Evening, before, after);
            }
        }

        return null;
    }

    private static int? Steady(IEnumerable<(DateOnly Evening, int LowestPercent)> nights) =>
        nights.CountBy(night => night.LowestPercent).Where(level => level.Value >= Enough).Select(level => (int?)level.Key).FirstOrDefault();
}
