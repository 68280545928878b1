namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>A finding as lists show it.</summary>
/// <param name="About">Name of the place, with the meter where one is meant; of the site for one of all its meters.</param>
/// <param name="AssetId">Null for a whole site.</param>
/// <param name="TimeZone">IANA zone of the place.</param>
/// <param name="End">Excluded; null while it lasts.</param>
/// <param name="Strength">How many times the limit of its rule.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Excess">What was used more than expected, kWh or m3; negative for less, null where it is no matter of
/// amounts, and where an earlier release did not keep it.</param>
/// <param name="Money">What it costs in a year if it lasts and nothing is done (<see cref="IsMoneyOfYear"/>), otherwise
/// what it has cost; null where unknown.</param>
/// <param name="Numbers">What the sentence about it needs, by name, and what the look stands on: <c>lookedFrom</c>,
/// <c>lookedLast</c> and <c>judgedFrom</c> (days since 1 January of the year 1), <c>lookedHours</c>, <c>lookedLeftOut</c> (missing
/// or not valid), <c>weather</c> (1 where the temperature outside counts), <c>peers</c> (1 where what other meters of the carrier did tells the season).
/// Of a load by day also <c>always</c> (1 where it is the usual one there), of a silence <c>with1</c>, <c>with2</c> and so on: other series of the meter
/// that fell silent with it.</param>
public sealed record FindingItem(
    long Id, FindingKind Kind, FindingScope Scope, string About, int? AssetId, string TimeZone, string? Origin, DateTimeOffset Start, DateTimeOffset? End,
    double Strength, double Confidence, double? Excess, double? Money, FindingState State, bool IsWithdrawn, IReadOnlyDictionary<string, double> Numbers)
{
    /// <summary>Carrier: power, heat, gas, water, light; null where nothing is used.</summary>
    public string? Medium { get; init; }

    /// <summary>What the series measures that it is about, as messages name it; null where it is about no single one.</summary>
    public string? Quantity { get; init; }

    /// <summary>Of a silence what else the meter measures that fell silent with <see cref="Quantity"/>.</summary>
    public IReadOnlyList<string> AlsoSilent { get; init; } = [];

    /// <summary>Whether the money of one that lasts is that of a year; of heat and gas it is what was spent so far until it has lasted for 90 days.</summary>
    public bool IsMoneyOfYear { get; init; } = true;
}
