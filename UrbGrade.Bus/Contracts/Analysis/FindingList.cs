namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Findings by money at stake, then by strength: where no price is known, by strength alone.</summary>
/// <param name="Items">One page.</param>
/// <param name="Count">On all pages.</param>
/// <param name="Money">At stake on all pages.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="LookedAt">When the readings were last looked through; null while they never were.</param>
/// <param name="Until">The first civil day that was not looked at.</param>
/// <param name="Outcome">Series by how the last look at them ended: <c>Judged</c>, <c>NoData</c>, <c>TooShort</c>,
/// <c>Constant</c>, <c>PlaceUnknown</c>, <c>Ignored</c>.</param>
public sealed record FindingList(
    IReadOnlyList<FindingItem> Items, int Count, double Money, string Currency, DateTimeOffset? LookedAt, DateOnly Until, IReadOnlyDictionary<string, int> Outcome)
{
    /// <summary>Findings of a page.</summary>
    public const int PageSize = 50;
}
