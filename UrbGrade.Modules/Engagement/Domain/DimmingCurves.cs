using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>Satisfaction against dimming.</summary>
internal static class DimmingCurves
{
    private const int Step = 5;

    /// <summary>The points of a curve; few votes are drawn towards the mean of all, as the satisfaction of places is.</summary>
    /// <param name="meanOfAll">0 to 100, of all votes of the tenant in the time.</param>
    public static IReadOnlyList<DimmingPoint> Of(IEnumerable<(CastVote Vote, int? LevelPercent, double? PowerWatt)> votes, double meanOfAll) =>
    [
        .. from vote in votes
           where vote.LevelPercent is not null
           group vote by (int)Math.Round(vote.LevelPercent!.Value / (double)Step, MidpointRounding.AwayFromZero) * Step into level
           orderby level.Key
           let power = level.Where(vote => vote.PowerWatt is not null).Select(vote => vote.PowerWatt!.Value).ToList()
           let opinion = CastVote.Together([.. level.Select(vote => vote.Vote)], meanOfAll)
           select new DimmingPoint(level.Key, opinion, power.Count == 0 || opinion.Mean is null ? null : power.Average()),
    ];
}
