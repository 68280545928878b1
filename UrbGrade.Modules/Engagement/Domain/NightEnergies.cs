using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Compares the energy of nights before and after a change.</summary>
internal static class NightEnergies
{
    /// <summary>Nights on each side that a mean takes at least.</summary>
    private const int Fewest = 10;

    /// <summary>Mean power over the night, its difference and the 95 % interval by Welch's standard error; null with too few nights.</summary>
    /// <param name="before">Energy of each night over its hours from sunset to sunrise, W.</param>
    /// <param name="after">The same.</param>
    /// <remarks>Source: B. L. Welch, The generalization of Student's problem when several different population variances are involved,
    /// Biometrika 34 (1947); with tens of nights on each side 1.96 stands in for the quantile.</remarks>
    public static NightEnergy? Compare(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        if (before.Count < Fewest || after.Count < Fewest || before.Average() <= 0)
        {
            return null;
        }

        var saved = before.Average() - after.Average();
        return new NightEnergy(
            before.Count, after.Count, before.Average(), after.Average(), saved, 1.96 * Math.Sqrt((Variance(before) / before.Count) + (Variance(after) / after.Count)));
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
