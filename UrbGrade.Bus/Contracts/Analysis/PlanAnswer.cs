namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What packages would bring.</summary>
/// <param name="Assets">Assets that count.</param>
/// <param name="Left">Assets left out, whose baseline is refused or has no normal year.</param>
/// <param name="YearKwh">Of the assets that count in a normal year.</param>
/// <param name="Price">Money for each kWh with taxes; null where the zone has no tariff.</param>
/// <param name="PriceSource">Where the price comes from.</param>
/// <param name="Co2Factor">kg CO2 equivalent for each kWh; null where the zone has none.</param>
/// <param name="Outcomes">Best first by the weights.</param>
public sealed record PlanAnswer(
    IReadOnlyList<PlanAsset> Assets, IReadOnlyList<PlanAsset> Left, double YearKwh, double? Price, string? PriceSource, double? Co2Factor, string? FactorSource,
    string Currency, IReadOnlyList<PlanOutcome> Outcomes);
