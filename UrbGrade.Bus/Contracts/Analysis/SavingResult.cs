namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What an intervention has saved from its day on, at the weather that was.</summary>
/// <param name="Until">The first local day that does not count.</param>
/// <param name="Days">Days on which both use and what would have been are known, of all its assets together.</param>
/// <param name="ExpectedKwh">What would have been used without it.</param>
/// <param name="ObservedKwh">What was used.</param>
/// <param name="BandKwh">Half of the 90 % interval around the saving.</param>
/// <param name="PromisedKwh">The promise's share for these days, by how much of a normal year's chances to save they hold: cold for what
/// saves heat, nights for lamps; null where nothing was promised.</param>
/// <param name="Money">Saved, in the tenant's currency; null without a tariff.</param>
/// <param name="Co2Kg">Avoided, kg CO2 equivalent; null without a factor.</param>
/// <param name="MeasuredAssets">Assets whose baseline counts.</param>
/// <param name="RefusedAssets">Assets whose baseline is refused; they are left out of all numbers.</param>
/// <param name="Months">In order.</param>
public sealed record SavingResult(
    SavingVerdict Verdict, DateOnly Until, int Days, double ExpectedKwh, double ObservedKwh, double BandKwh, double? PromisedKwh, double? Money, double? Co2Kg,
    int MeasuredAssets, int RefusedAssets, IReadOnlyList<SavingMonth> Months, DateTimeOffset ComputedAt)
{
    /// <summary>kWh; negative where more is used than would have been.</summary>
    public double SavedKwh => ExpectedKwh - ObservedKwh;

    /// <summary>Percent of what would have been used; null where that is 0.</summary>
    public double? SavedPercent => ExpectedKwh == 0 ? null : 100 * SavedKwh / ExpectedKwh;
}
