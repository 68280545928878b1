namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What an intervention saved in one local month, or the part of it that it worked.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Days">Days of assets that count.</param>
/// <param name="BandKwh">Half of the 90 % interval; those of months do not add up to that of all.</param>
/// <param name="Money">In the tenant's currency; null without a tariff.</param>
/// <param name="Co2Kg">kg CO2 equivalent; null without a factor.</param>
public sealed record SavingMonth(DateOnly Month, int Days, double ExpectedKwh, double ObservedKwh, double BandKwh, double? Money, double? Co2Kg)
{
    /// <summary>kWh.</summary>
    public double SavedKwh => ExpectedKwh - ObservedKwh;
}
