namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Whose figures may stand in sums that are told.</summary>
/// <param name="Disclosure">How many of the guarded assets a sum has to stand on.</param>
/// <param name="Assets">The guarded ones, such as homes; null for all.</param>
internal sealed record SumGuard(Disclosure Disclosure, IReadOnlySet<int>? Assets = null)
{
    /// <summary>What a whole sum has to stand on: where only some assets are guarded, the others may be few.</summary>
    public Disclosure OfTotal => Assets is null ? Disclosure : new Disclosure(1);

    public bool Holds(int assetId) => Assets is null || Assets.Contains(assetId);
}
