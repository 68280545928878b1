namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>Asks where the place that a meter of the tenant measures stands among others of its kind.</summary>
/// <param name="Meter">As messages name it.</param>
public sealed record PeersAsked(string Meter) : IQuery<PeersTold>;
