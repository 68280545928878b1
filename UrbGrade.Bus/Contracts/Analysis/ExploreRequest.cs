namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What is to be looked at.</summary>
/// <param name="First">A series; null for the one with the most to tell.</param>
/// <param name="Second">Another one to hold against it; null for none.</param>
/// <param name="From">The first civil day; null for 90 days before <paramref name="Last"/>.</param>
/// <param name="Last">The last civil day, included; null for that of the newest reading.</param>
public sealed record ExploreRequest(int? First, int? Second, DateOnly? From, DateOnly? Last)
{
    /// <summary>Series that are looked at together, at most.</summary>
    public const int MostSeries = 6;

    /// <summary>Further series beside the two; of more than fit the last are left out.</summary>
    public IReadOnlyList<int> More { get; init; } = [];
}
