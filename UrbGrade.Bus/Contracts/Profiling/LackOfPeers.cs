using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A carrier in which an asset is not compared.</summary>
/// <param name="IsPart">Whether a meter of it has no profile, so that the others would tell a part of the use only; otherwise there are fewer than eight of the kind.</param>
public sealed record LackOfPeers(Medium Medium, bool IsPart);
