namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Heat of a year with usual weather, kWh: <c>E_n = E_base + (E - E_base) * HDD_ref / HDD_act</c>.</summary>
/// <remarks>Only what depends on the weather is scaled; hot water belongs to <c>E_base</c>. Source: VDI 3807-1 in its form with a base share.</remarks>
internal static class NormalisedHeat
{
    /// <summary>With fewer degree days the division tells nothing.</summary>
    private const double FewestDegreeDays = 100;

    /// <summary>Null when energy is unknown or the weather was too mild to scale by.</summary>
    /// <param name="kilowattHours">Heat of the period.</param>
    /// <param name="baseKilowattHours">Share that does not depend on the weather, of the same period.</param>
    /// <param name="reference">Heating degree days of a usual period, K d.</param>
    /// <param name="actual">Heating degree days of the period, K d, to the same base.</param>
    public static double? Of(double? kilowattHours, double baseKilowattHours, double reference, double actual)
    {
        if (actual < FewestDegreeDays || kilowattHours is not { } heat)
        {
            return null;
        }

        var ofWeather = Math.Max(heat - baseKilowattHours, 0);
        return heat - ofWeather + (ofWeather * reference / actual);
    }

    /// <summary>The share that does not depend on the weather: the mean of the days of June to August, for all days of the period; null without such days.</summary>
    public static double? SummerBase(ReadOnlySpan<(DateOnly Day, double KilowattHours)> days, int daysOfPeriod)
    {
        double sum = 0;
        var count = 0;
        foreach (var (day, energy) in days)
        {
            if (day.Month is >= 6 and <= 8)
            {
                sum += energy;
                count++;
            }
        }

        return count == 0 ? null : sum / count * daysOfPeriod;
    }
}
