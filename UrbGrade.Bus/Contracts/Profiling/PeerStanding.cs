using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>An asset among its peers: at least eight, none of them told.</summary>
/// <param name="Kind">What the peers are, such as <c>bakery</c>.</param>
/// <param name="AreaFrom">Least floor area of the peers, m2; null where it does not matter.</param>
/// <param name="AreaTo">Excluded; null where there is no end.</param>
/// <param name="Members">Peers, the asset among them.</param>
/// <param name="Day">The usual workday of the season, 24 values each: the asset's, and between which half of the peers lie.</param>
public sealed record PeerStanding(
    Medium Medium, PeerLevel Level, string Kind, double? AreaFrom, double? AreaTo, int Members, IReadOnlyList<PeerPlace> Places, PeerDay? Day)
{
    /// <summary>Assets of the kind (and the site, where it matters) that are compared with nobody, since not every
    /// meter of theirs has a current profile.</summary>
    public int LeftOut { get; init; }
}
