namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>How far a series is. Times are milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Last">Start of its newest reading.</param>
/// <param name="Usual">What lies between two of its readings, milliseconds; null while too few are known.</param>
/// <param name="Due">Everything before it should be here by now.</param>
internal sealed record HeardSeries(int SeriesId, int MeterId, int AssetId, int SiteId, long Last, double? Usual, long Due)
{
    private const long Hour = 3_600_000;

    /// <summary>How far the newest reading usually lies back when the next ones come, milliseconds: who sends once a day is a day behind before that. Null
    /// while it is not known; then the others of the site tell.</summary>
    public long? Behind { get; init; }

    /// <summary>More seldom ones are read by people, and say nothing of a line.</summary>
    public bool IsSeldom => Usual > 24 * Hour;

    private double Patience => Math.Max(Gap.FewestHours * Hour, 2 * (Usual ?? Hour));

    /// <summary>Whether a day that should be here is not.</summary>
    public bool IsOverdue => Due - Last >= Patience;

    /// <summary>Whether it lacks what others have sent up to an instant.</summary>
    public bool IsBehind(long reached) => reached - Last >= Patience;

    /// <summary>What it lacks by now; null for nothing.</summary>
    /// <param name="reached">Up to where its site has sent.</param>
    public Gap? Lacks(long reached, long now) =>
        IsOverdue || (Behind is { } own ? now - Last >= own + Patience : IsBehind(reached))
            ? new Gap(Last + (long)Math.Min(Usual ?? Hour, 24 * Hour), null) : null;
}
