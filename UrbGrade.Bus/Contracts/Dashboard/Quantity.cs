namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a figure or a chart shows. The name says the unit; energy, cost and CO2 add up over time,
/// temperatures and prices are means.</summary>
public enum Quantity
{
    /// <summary>Active energy, kWh.</summary>
    EnergyKwh,

    /// <summary>Energy of each hour at the price of that hour, EUR.</summary>
    CostEur,

    /// <summary>Energy times emission factor, kg CO2 equivalent.</summary>
    Co2Kg,

    /// <summary>Mean temperature inside, degrees Celsius.</summary>
    InsideTemperatureCelsius,

    /// <summary>Mean temperature outside, degrees Celsius.</summary>
    OutsideTemperatureCelsius,

    /// <summary>Price of energy, EUR for each kWh. Charts only; no KPI.</summary>
    PriceEurPerKwh,
}
