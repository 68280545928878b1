namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Where an asset stands among its peers in one measure.</summary>
/// <param name="Low">25th percentile of the peers; half of them lie between this and <paramref name="High"/>.</param>
/// <param name="High">75th percentile of the peers.</param>
/// <param name="Percentile">0 lowest to 100 highest.</param>
public sealed record PeerPlace(PeerMeasure Measure, double Value, double Low, double Median, double High, double Percentile);
