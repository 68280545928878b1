namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Series over time, and how they go together.</summary>
/// <param name="All">What else can be chosen.</param>
/// <param name="First">Null for a tenant without series.</param>
/// <param name="Days">Every civil day asked for, oldest first.</param>
/// <param name="Link">Null without a second series.</param>
/// <param name="Events">Findings of the places that share time with the days.</param>
public sealed record ExploreView(
    IReadOnlyList<ExploredSeries> All, ExploredSeries? First, ExploredSeries? Second, string TimeZone, DateOnly From, DateOnly Last, IReadOnlyList<ExploredDay> Days,
    ExploredLink? Link, IReadOnlyList<FindingItem> Events)
{
    /// <summary>Series beside the two, in the order in which they were chosen; empty without a second one.</summary>
    public IReadOnlyList<ExploredSeries> More { get; init; } = [];

    /// <summary>Where the series come from that are no measurements of their places, such as <c>simulated</c>; null for measurements alone.</summary>
    public string? Origin { get; init; }

    /// <summary>End of the newest reading of the first series, whichever days are asked for; null before any.</summary>
    public DateTimeOffset? LastReadingAt { get; init; }

    /// <summary>Whether readings of the first series are still to come: false where its meter was taken away.</summary>
    public bool IsMeasured { get; init; } = true;

    /// <summary>Batches that wait at the gateway of the first series' site while that still sends what it has to make up for; 0 where nothing is known
    /// to be on its way.</summary>
    public int Waiting { get; init; }

    /// <summary>What people wrote about times of the series that share time with the days, in order of their begin.</summary>
    public IReadOnlyList<SeriesNote> Notes { get; init; } = [];

    /// <summary>What was done at the places within the days, in order of time.</summary>
    public IReadOnlyList<DoneWork> Works { get; init; } = [];

    /// <summary>Where readings of the series were replaced, in order of time.</summary>
    public IReadOnlyList<ExploredCorrection> Corrections { get; init; } = [];
}
