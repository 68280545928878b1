using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Cost of energy in the currency of the price: <c>C = sum of E_h * p_h</c> over the hours with both energy and price.</summary>
/// <remarks>An hour without a price is left out and lowers the coverage; no mean price stands in for it. Prices may be
/// negative. Power term, network charges and taxes are not part of it.</remarks>
internal static class EnergyCost
{
    /// <summary>Cost of each hour; missing where energy or price is not valid.</summary>
    /// <param name="energy">kWh.</param>
    /// <param name="price">The same hours, money for each kWh.</param>
    public static HourValue[] Hours(ReadOnlySpan<HourValue> energy, ReadOnlySpan<HourValue> price)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(price.Length, energy.Length);
        var cost = new HourValue[energy.Length];
        for (var i = 0; i < energy.Length; i++)
        {
            if (energy[i].IsValid && price[i].IsValid)
            {
                var state = energy[i].State < price[i].State ? energy[i].State : price[i].State;
                cost[i] = new HourValue(energy[i].Value * price[i].Value, state);
            }
        }

        return cost;
    }
}
