namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a figure or a chart shows. The name says the unit, of money but the currency; energy, cost and CO2 add up over time,
/// temperatures and prices are means.</summary>
public enum Quantity
{
    /// <summary>Active energy, kWh.</summary>
    EnergyKwh,

    /// <summary>Energy of each hour at the price of that hour, in the tenant's currency.</summary>
    Cost,

    /// <summary>Energy times emission factor, kg CO2 equivalent.</summary>
    Co2Kg,

    /// <summary>Mean temperature inside, degrees Celsius.</summary>
    InsideTemperatureCelsius,

    /// <summary>Mean temperature outside, degrees Celsius.</summary>
    OutsideTemperatureCelsius,

    /// <summary>Price of energy for each kWh, in the tenant's currency. Charts only; no KPI.</summary>
    PricePerKwh,
}
