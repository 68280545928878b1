using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Emissions of energy, kg CO2 equivalent: <c>M = sum of E_h * f</c> over the valid hours.</summary>
/// <remarks>Location-based, with the factor of the country, the carrier and the year that the local day lies in.</remarks>
internal static class CarbonEmission
{
    /// <summary>Emissions of each hour.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="kilogramPerKwh">Emission factor, kg CO2 equivalent for each kWh, 0 or more.</param>
    public static HourValue[] Hours(ReadOnlySpan<HourValue> energy, double kilogramPerKwh)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kilogramPerKwh);
        var emission = new HourValue[energy.Length];
        for (var i = 0; i < energy.Length; i++)
        {
            emission[i] = energy[i] with { Value = energy[i].Value * kilogramPerKwh };
        }

        return emission;
    }

    /// <summary>Emissions of each hour with a factor of its own.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="factors">The same hours, kg CO2 equivalent for each kWh.</param>
    /// <param name="yearly">Stands in where an hour has no factor; null leaves such hours out.</param>
    public static HourValue[] Hours(ReadOnlySpan<HourValue> energy, ReadOnlySpan<HourValue> factors, double? yearly)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(factors.Length, energy.Length);
        var emission = new HourValue[energy.Length];
        for (var i = 0; i < energy.Length; i++)
        {
            var factor = factors[i].IsValid ? factors[i].Value : yearly;
            emission[i] = factor is { } kilogram ? energy[i] with { Value = energy[i].Value * kilogram } : default;
        }

        return emission;
    }
}
