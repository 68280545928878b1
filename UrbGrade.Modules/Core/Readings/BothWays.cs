namespace UrbGrade.Modules.Core.Readings;

/// <summary>What counters that run both ways counted.</summary>
internal static class BothWays
{
    /// <summary>The difference of two states; of a counter that feeds in and whose digits are known the shorter way round, as it goes through zero backwards
    /// and through its last digit forwards.</summary>
    public static double Between(double before, double after, RegisterSetting setting)
    {
        var counted = after - before;
        if (setting is not { FeedsIn: true, Digits: { } digits })
        {
            return counted;
        }

        var capacity = Math.Pow(10, digits);
        return Math.Abs(counted) > capacity / 2 && Math.Min(before, after) >= 0 && Math.Max(before, after) <= capacity
            ? counted - (Math.Sign(counted) * capacity) : counted;
    }
}
