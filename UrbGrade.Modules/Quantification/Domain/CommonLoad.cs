using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>What several assets draw together in each hour, kWh.</summary>
/// <remarks>An hour counts when nine in ten of the assets that were measured then have it: of thousands of meters one
/// is always missing, and nothing is scaled up for it.</remarks>
internal sealed class CommonLoad
{
    private const double LeastShare = 0.9;

    private readonly double[] sums;
    private readonly int[] valid;
    private readonly bool[] estimated;
    private readonly int[] assets;

    /// <param name="hours">Hours of the period.</param>
    public CommonLoad(int hours) => (sums, valid, estimated, assets) = (new double[hours], new int[hours], new bool[hours], new int[hours]);

    /// <summary>Adds an asset.</summary>
    /// <param name="energy">kWh of each hour of the period.</param>
    /// <param name="until">Index of the hour in which its last meter was taken away.</param>
    public void Add(ReadOnlySpan<HourValue> energy, int until = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(energy.Length, sums.Length);
        for (var i = 0; i < energy.Length && i < until; i++)
        {
            assets[i]++;
            if (energy[i].IsValid)
            {
                sums[i] += energy[i].Value;
                valid[i]++;
                estimated[i] |= energy[i].State == HourState.Estimated;
            }
        }
    }

    /// <summary>The sum of each hour; partial where too few assets have it.</summary>
    public HourValue[] Hours()
    {
        var hours = new HourValue[sums.Length];
        for (var i = 0; i < hours.Length; i++)
        {
            var state = valid[i] == 0 ? HourState.Missing
                : valid[i] < LeastShare * assets[i] ? HourState.Partial
                : estimated[i] ? HourState.Estimated : HourState.Measured;
            hours[i] = new HourValue(sums[i], state);
        }

        return hours;
    }
}
