namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>How far a series is. Times are milliseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Last">Start of its newest reading.</param>
/// <param name="Usual">What lies between two of its readings, milliseconds on average; null while too few are known.</param>
/// <param name="Due">Everything before it should be here by now.</param>
internal sealed record HeardSeries(int SeriesId, int MeterId, int AssetId, int SiteId, long Last, double? Usual, long Due)
{
    private const long Hour = 3_600_000;

    /// <summary>More seldom ones are read by people, and say nothing of a line.</summary>
    public bool IsSeldom => Usual > 24 * Hour;

    /// <summary>What it lacks, of a site that has sent up to an instant; null for nothing.</summary>
    public Gap? Lacks(long reached)
    {
        var usual = Usual ?? Hour;
        return Math.Max(reached, Due) - Last >= Math.Max(Gap.FewestHours * Hour, 2 * usual) ? new Gap(Last + (long)Math.Min(usual, 24 * Hour), null) : null;
    }
}
