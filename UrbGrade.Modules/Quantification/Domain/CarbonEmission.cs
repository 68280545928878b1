using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Emissions of energy, kg CO2 equivalent: <c>M = sum of E_h * f_h</c> over the valid hours.</summary>
/// <remarks>Location-based, with the factor of the country, the carrier and the year that the local day lies in, or with that of the hour.</remarks>
internal static class CarbonEmission
{
    /// <summary>Emissions of each hour; null when the factor of one is unknown.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="factor">Emission factor of an hour by its index, kg CO2 equivalent for each kWh.</param>
    public static HourValue[]? Hours(ReadOnlySpan<HourValue> energy, Func<int, double?> factor)
    {
        var emission = new HourValue[energy.Length];
        for (var i = 0; i < energy.Length; i++)
        {
            if (factor(i) is not { } kilogramPerKwh)
            {
                return null;
            }

            emission[i] = energy[i] with { Value = energy[i].Value * kilogramPerKwh };
        }

        return emission;
    }

    /// <summary>The same by factors of hours, which a grid may have where its country has none of the year. An hour without any says nothing, and lowers the
    /// coverage; null when no hour has one.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="factor">Emission factor of an hour by its index, kg CO2 equivalent for each kWh.</param>
    public static HourValue[]? HoursWithFactor(ReadOnlySpan<HourValue> energy, Func<int, double?> factor)
    {
        var (emission, isKnown) = (new HourValue[energy.Length], false);
        for (var i = 0; i < energy.Length; i++)
        {
            if (factor(i) is { } kilogramPerKwh)
            {
                emission[i] = energy[i] with { Value = energy[i].Value * kilogramPerKwh };
                isKnown = true;
            }
        }

        return isKnown ? emission : null;
    }
}
