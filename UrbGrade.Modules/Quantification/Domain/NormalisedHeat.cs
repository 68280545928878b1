namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Heat of a year with usual weather, kWh: <c>E_n = E_base + (E - E_base) * HDD_ref / HDD_act</c>.</summary>
/// <remarks>Only what depends on the weather is scaled; hot water belongs to <c>E_base</c>, the mean of the days of June to August for each day. Energy and
/// degree days are those of the same days: whole days of heat with a mean temperature outside. Source: VDI 3807-1 in its form with a base share.</remarks>
internal static class NormalisedHeat
{
    /// <summary>With fewer degree days the division tells nothing.</summary>
    private const double FewestDegreeDays = 100;

    /// <summary>Days are counted; without a value where the weather was too mild to scale by, or no day of summer is known.</summary>
    /// <param name="heat">Energy of each day of the period, kWh.</param>
    /// <param name="outside">Mean temperature of the same days, degrees Celsius.</param>
    /// <param name="first">The first of these days.</param>
    /// <param name="basis">Base of the degree days, degrees Celsius.</param>
    /// <param name="reference">Heating degree days of a usual period, K d.</param>
    public static KpiResult Of(ReadOnlySpan<KpiResult> heat, ReadOnlySpan<KpiResult> outside, DateOnly first, double basis, double reference)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(outside.Length, heat.Length);
        double energy = 0, degreeDays = 0, ofSummer = 0;
        int known = 0, estimated = 0, summer = 0;
        for (var i = 0; i < heat.Length; i++)
        {
            if (heat[i].Value is not { } kilowattHours || heat[i].Valid < heat[i].Expected)
            {
                continue;
            }

            if (first.AddDays(i).Month is >= 6 and <= 8)
            {
                ofSummer += kilowattHours;
                summer++;
            }

            if (outside[i].Value is { } celsius)
            {
                energy += kilowattHours;
                degreeDays += Math.Max(basis - celsius, 0);
                known++;
                estimated += heat[i].Estimated + outside[i].Estimated > 0 ? 1 : 0;
            }
        }

        var result = new KpiResult(null, heat.Length, known, estimated);
        if (degreeDays < FewestDegreeDays || summer == 0)
        {
            return result;
        }

        var ofWeather = Math.Max(energy - (ofSummer / summer * known), 0);
        return result with { Value = ((energy - ofWeather) / known * heat.Length) + (ofWeather * reference / degreeDays) };
    }
}
