using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Resident;

/// <summary>What a kWh of the month came to so far: by it other kWh are told in what the page shows, such as their cost.</summary>
/// <param name="Currency">ISO 4217 code of money; null for any other quantity.</param>
public sealed record MonthRate(Quantity Quantity, string? Currency, double PerKwh)
{
    /// <summary>Null where kWh themselves are shown, or too little is known.</summary>
    /// <param name="kwh">Of the month so far.</param>
    /// <param name="shown">The same month in what the page shows.</param>
    public static MonthRate? Of(double? kwh, KpiFigure? shown) => kwh is > 0 && shown is { Quantity: not Quantity.EnergyKwh, Status: KpiStatus.Ok, Value: { } value }
        ? new MonthRate(shown.Quantity, shown.Currency, value / kwh.Value) : null;

    /// <summary>In what the page shows; in kWh without a rate.</summary>
    public static string Text(MonthRate? rate, double kwh) =>
        rate is null ? Measures.Text(Quantity.EnergyKwh, kwh) : Measures.Text(rate.Quantity, kwh * rate.PerKwh, rate.Currency);
}
