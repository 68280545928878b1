namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is expected of a period until now: of one that runs its days that are over, as most meters report a day once it has ended, and what came
/// already of the day that runs. Every page judges a period by this.</summary>
internal static class ExpectedByNow
{
    /// <summary>Intervals that are expected until now; what is there was to be expected.</summary>
    /// <param name="expected">Of the whole period.</param>
    /// <param name="due">Those of its days that are over, and those that are there of the day that runs.</param>
    public static int Of(int valid, int expected, int due) => Math.Max(valid, Math.Min(expected, due));
}
