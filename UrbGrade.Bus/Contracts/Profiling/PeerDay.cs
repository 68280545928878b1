namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>The usual workday of a season of an asset and of its peers, 24 values each by the local clock.</summary>
/// <param name="Low">25th percentile of the peers' usual days.</param>
/// <param name="High">75th percentile of the peers' usual days.</param>
public sealed record PeerDay(
    Season Season, IReadOnlyList<double> Own, IReadOnlyList<double> Low, IReadOnlyList<double> Median, IReadOnlyList<double> High);
