namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Series over time, and how they go together.</summary>
/// <param name="All">What else can be chosen.</param>
/// <param name="First">Null for a tenant without series.</param>
/// <param name="Days">Every civil day asked for, oldest first.</param>
/// <param name="Link">Null without a second series.</param>
/// <param name="Events">Findings of the places that share time with the days.</param>
public sealed record ExploreView(
    IReadOnlyList<ExploredSeries> All, ExploredSeries? First, ExploredSeries? Second, string TimeZone, DateOnly From, DateOnly Last, IReadOnlyList<ExploredDay> Days,
    ExploredLink? Link, IReadOnlyList<FindingItem> Events);
