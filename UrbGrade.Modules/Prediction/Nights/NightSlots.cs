using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Domain;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Hours or days of a series, made from its hours.</summary>
internal static class NightSlots
{
    private const int HoursPerDay = 24;
    private const int FewestHoursOfMean = 12;

    /// <summary>Readings of the last days are still on their way when models are fitted; that they come is no correction.</summary>
    private const int DaysUnderWay = 2;

    /// <summary>A day's sum; missing where one of its hours is, but for the hour that daylight saving skips.</summary>
    public static CivilSeries Sums(CivilSeries hours, ForecastResolution resolution) =>
        resolution == ForecastResolution.Hour ? hours : new CivilSeries(hours.FirstDay, 1, [.. hours.Values.Chunk(HoursPerDay).Select(SumOf)]);

    /// <summary>A day's mean, of twelve hours at least.</summary>
    public static double[] Means(double[] hours, ForecastResolution resolution) =>
        resolution == ForecastResolution.Hour ? hours : [.. hours.Chunk(HoursPerDay).Select(MeanOf)];

    /// <summary>Tells whether values before a fit were changed since.</summary>
    public static long Mark(CivilSeries slots, DateOnly from, DateOnly fittedOn)
    {
        var first = Math.Clamp((from.DayNumber - slots.FirstDay.DayNumber) * slots.SlotsPerDay, 0, slots.Length);
        var last = Math.Clamp((fittedOn.DayNumber - DaysUnderWay - slots.FirstDay.DayNumber) * slots.SlotsPerDay, first, slots.Length);
        return BitConverter.ToInt64(SHA256.HashData(MemoryMarshal.AsBytes(slots.Values.AsSpan(first..last))));
    }

    private static double SumOf(double[] hours)
    {
        // Where the clock skips an hour, that hour alone is missing.
        var known = hours.Where(double.IsFinite).ToList();
        return known.Count >= HoursPerDay - 1 && double.IsFinite(hours[0]) && double.IsFinite(hours[^1]) ? known.Sum() : double.NaN;
    }

    private static double MeanOf(double[] hours)
    {
        var known = hours.Where(double.IsFinite).ToList();
        return known.Count >= FewestHoursOfMean ? known.Average() : double.NaN;
    }
}
