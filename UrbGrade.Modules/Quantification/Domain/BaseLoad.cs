using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Base load, kW: what is drawn nearly always.</summary>
/// <remarks>Zeros that stand for missing values are dropped while cleansing; here zero is a value.</remarks>
internal static class BaseLoad
{
    /// <summary>5th percentile of the hourly kW; null when no hour is valid.</summary>
    /// <param name="sorted">Energy of the valid hours, kWh, ascending.</param>
    public static double? Of(ReadOnlySpan<double> sorted) => sorted.IsEmpty ? null : Percentile.Of(sorted, 0.05);

    /// <summary>Median of the least hour of each day; null when no hour is valid.</summary>
    public static double? OfDailyMinima(ReadOnlySpan<HourValue> energy, ReadOnlySpan<CivilHour> hours)
    {
        var minima = new List<double>();
        DateOnly? day = null;
        for (var i = 0; i < energy.Length; i++)
        {
            if (!energy[i].IsValid)
            {
                continue;
            }

            if (day != hours[i].Day)
            {
                minima.Add(energy[i].Value);
                day = hours[i].Day;
            }
            else
            {
                minima[^1] = Math.Min(minima[^1], energy[i].Value);
            }
        }

        minima.Sort();
        return minima.Count == 0 ? null : Percentile.Of([.. minima], 0.5);
    }

    /// <summary>Base load in percent of the mean; null while the mean is not positive.</summary>
    public static double? Share(double? baseKilowatt, double? meanKilowatt) => meanKilowatt > 0 ? 100 * baseKilowatt / meanKilowatt : null;
}
