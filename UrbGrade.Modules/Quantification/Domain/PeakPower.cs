using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Peak, kW: the greatest energy of one hour. Spikes of meters are cleansed before.</summary>
internal static class PeakPower
{
    /// <summary>The peak and the position of the first hour that has it; null and -1 when no hour is valid.</summary>
    public static (double? Kilowatt, int Hour) Of(ReadOnlySpan<HourValue> energy)
    {
        var at = -1;
        for (var i = 0; i < energy.Length; i++)
        {
            if (energy[i].IsValid && (at < 0 || energy[i].Value > energy[at].Value))
            {
                at = i;
            }
        }

        return (at < 0 ? null : energy[at].Value, at);
    }

    /// <summary>Mean of the three greatest hours, which one odd hour moves less; null with fewer than three valid hours.</summary>
    /// <param name="sorted">Energy of the valid hours, kWh, ascending.</param>
    public static double? OfThree(ReadOnlySpan<double> sorted) =>
        sorted.Length < 3 ? null : (sorted[^1] + sorted[^2] + sorted[^3]) / 3;
}
