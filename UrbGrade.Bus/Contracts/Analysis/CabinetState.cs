namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>How a lighting cabinet switches.</summary>
/// <param name="Name">Place and meter.</param>
/// <param name="Nights">The last ones, oldest first.</param>
/// <param name="Trips">In these nights, oldest first.</param>
/// <param name="Findings">Open ones.</param>
/// <param name="IsPlaceKnown">Without a position the sun over it is unknown, and nothing can be told.</param>
public sealed record CabinetState(
    int AssetId, string Name, string TimeZone, string? Origin, IReadOnlyList<CabinetNight> Nights, IReadOnlyList<CabinetTrip> Trips,
    IReadOnlyList<FindingItem> Findings, bool IsPlaceKnown)
{
    private const int FewestNights = 2;

    /// <summary>Whether two nights at least tell when lamps went on and when off; with fewer a cabinet without findings
    /// is not one that switches right.</summary>
    public bool IsJudged => Nights.Count(night => night.IsWhole) >= FewestNights;
}
