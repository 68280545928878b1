using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What a finding costs, of what and when.</summary>
/// <param name="EndAt">Excluded; null while it lasts.</param>
internal sealed record Stake(FindingScope Scope, int ScopeId, DateTimeOffset StartAt, DateTimeOffset? EndAt, double Money)
{
    /// <summary>Whether both share time.</summary>
    public bool Overlaps(Stake other) => !(EndAt <= other.StartAt) && !(other.EndAt <= StartAt);
}
