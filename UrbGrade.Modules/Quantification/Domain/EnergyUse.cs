using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Energy used, kWh: <c>E = sum of E_h</c> over the valid hours.</summary>
/// <remarks>Hours that readings cover only in part do not count, and what is missing is never made up for.
/// Source: sum of metered intervals, with its completeness stated beside it.</remarks>
internal static class EnergyUse
{
    /// <summary>Adds the meters of an asset; an hour is valid only while every meter that has begun, was not taken away
    /// and stands below no other one, has it.</summary>
    /// <param name="meters">Each hour of the period, kWh, all of the same length; at least one meter.</param>
    public static HourValue[] Hours(IReadOnlyList<MeteredHours> meters)
    {
        if (meters is [{ CountedAbove: null } only] && only.ExpectedUntil >= only.Hours.Length)
        {
            return only.Hours;
        }

        var begins = Begins(meters);
        var total = new HourValue[meters[0].Hours.Length];
        for (var i = 0; i < total.Length; i++)
        {
            total[i] = Add(meters, begins, i);
        }

        return total;
    }

    /// <summary>The hours from which meters of one asset are expected.</summary>
    public static int[] Begins(IReadOnlyList<MeteredHours> meters) => [.. meters.Select(meter => Begins(meter, meters))];

    /// <summary>Energy of a mean power: W over one hour, in kWh. A partly covered hour says nothing.</summary>
    /// <param name="watt">Mean power of each hour, W.</param>
    public static HourValue[] OfPower(ReadOnlySpan<HourValue> watt)
    {
        var energy = new HourValue[watt.Length];
        for (var i = 0; i < watt.Length; i++)
        {
            energy[i] = watt[i].IsValid ? watt[i] with { Value = watt[i].Value / 1000 } : default;
        }

        return energy;
    }

    /// <summary>Energy of a volume of gas, kWh. An hour in which nobody knows that of a cubic metre says nothing.</summary>
    /// <param name="volume">Cubic metres of each hour.</param>
    /// <param name="kwhOfCubicMetre">Of each hour; 0 where it is not known.</param>
    public static HourValue[] OfGas(ReadOnlySpan<HourValue> volume, ReadOnlySpan<double> kwhOfCubicMetre)
    {
        var energy = new HourValue[volume.Length];
        for (var i = 0; i < volume.Length; i++)
        {
            energy[i] = kwhOfCubicMetre[i] > 0 ? volume[i] with { Value = volume[i].Value * kwhOfCubicMetre[i] } : default;
        }

        return energy;
    }

    /// <summary>The hour from which a meter is expected: the first one of its first day, as that day is not whole; but
    /// where it took the place of another one, its own.</summary>
    private static int Begins(MeteredHours meter, IReadOnlyList<MeteredHours> meters) =>
        meter.FirstHour > meter.FirstExpected && meters.Any(other => other.ExpectedUntil > meter.FirstExpected && other.ExpectedUntil <= meter.FirstHour)
            ? meter.FirstHour : meter.FirstExpected;

    private static HourValue Add(IReadOnlyList<MeteredHours> meters, int[] begins, int hour)
    {
        double sum = 0;
        HourState? worst = null;
        var missing = 0;
        var begun = 0;
        for (var i = 0; i < meters.Count; i++)
        {
            var meter = meters[i];
            if (hour < begins[i] || !meter.Counts(hour))
            {
                continue;
            }

            begun++;
            var (value, state) = meter.Hours[hour];
            sum += value;
            missing += state == HourState.Missing ? 1 : 0;
            worst = worst is null || state < worst ? state : worst;
        }

        return missing == begun ? default : new HourValue(sum, missing > 0 ? HourState.Partial : worst!.Value);
    }
}
