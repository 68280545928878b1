namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>A tariff: <c>(E * p + P * p_P * days / 365) * (1 + tax)</c>.</summary>
/// <param name="EnergyPrice">Money for each kWh; of water for each m3.</param>
/// <param name="PowerPrice">Money for each kW of contracted power and year of 365 days; of water for each connection and year.</param>
/// <param name="Tax">Share that taxes add, 0 or more.</param>
internal readonly record struct EnergyTariff(double EnergyPrice, double PowerPrice, double Tax)
{
    /// <summary>Cost of a period; null while its amount, or a contracted power that costs something, is unknown.</summary>
    /// <param name="amount">kWh; m3 of water.</param>
    /// <param name="contracted">kW; connections to water.</param>
    /// <param name="days">Parts of days count.</param>
    public double? Cost(double? amount, double? contracted, double days)
    {
        double? power = PowerPrice == 0 ? 0 : contracted * PowerPrice * days / 365;
        return ((amount * EnergyPrice) + power) * (1 + Tax);
    }
}
