using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Power of lamps as it was read: how long they burn stands in readings that are finer than hours, and not in the means of hours.</summary>
internal static class LampPowers
{
    private const double WattsOfKilowatt = 1000;

    /// <summary>Mean powers, W, each over the time for which it holds, in order; empty for what is no light, and for what is read by hours.</summary>
    /// <param name="readings">Of the series, in order of start.</param>
    public static IReadOnlyList<StoredReading> Of(KnownSeries series, ReadOnlySpan<StoredReading> readings)
    {
        var isEnergy = series is { Quantity: Quantities.Energy, Kind: SeriesKind.Interval };
        if (AssetFigures.MediumOf(series.Medium) != KpiMedium.Light || !(isEnergy || series is { Quantity: Quantities.Power, Kind: SeriesKind.Mean }))
        {
            return [];
        }

        // The sum of a longer time would stand before the intervals inside it.
        StoredReading[] known = isEnergy ? [.. readings.ToArray().Where(one => one.End - one.Start <= LocalCalendar.Hour)] : [];
        var held = HeldReadings.Of(isEnergy ? known : readings, series.Settings);
        if (!held.Exists(one => one.End - one.Start < LocalCalendar.Hour))
        {
            return [];
        }

        return isEnergy ? held.ConvertAll(one => one with { Value = one.Value * WattsOfKilowatt * LocalCalendar.Hour / (one.End - one.Start) }) : held;
    }
}
