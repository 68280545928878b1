using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Comfort by a fixed band: share of the occupied hours in it, and degree hours outside of it.</summary>
internal static class ComfortHours
{
    /// <summary>Percent of the occupied hours in the band; null when none of them is valid.</summary>
    /// <param name="inside">Degrees Celsius.</param>
    /// <param name="isOccupied">For the same hours; empty when all of them are.</param>
    public static KpiResult Share(ReadOnlySpan<HourValue> inside, ReadOnlySpan<bool> isOccupied, ComfortBand band)
    {
        int expected = 0, valid = 0, estimated = 0, comfortable = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            if (!isOccupied.IsEmpty && !isOccupied[i])
            {
                continue;
            }

            expected++;
            if (inside[i].IsValid)
            {
                valid++;
                estimated += inside[i].State == HourState.Estimated ? 1 : 0;
                comfortable += band.Contains(inside[i].Value) ? 1 : 0;
            }
        }

        return new KpiResult(valid == 0 ? null : 100.0 * comfortable / valid, expected, valid, estimated);
    }

    /// <summary>Degree hours below and above the band, K h, of the occupied hours.</summary>
    public static (double Below, double Above) Outside(ReadOnlySpan<HourValue> inside, ReadOnlySpan<bool> isOccupied, ComfortBand band)
    {
        double below = 0, above = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i].IsValid && (isOccupied.IsEmpty || isOccupied[i]))
            {
                below += Math.Max(band.From - inside[i].Value, 0);
                above += Math.Max(inside[i].Value - band.To, 0);
            }
        }

        return (below, above);
    }
}
