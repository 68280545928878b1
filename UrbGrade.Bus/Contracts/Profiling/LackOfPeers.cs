using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>A carrier in which an asset is not compared.</summary>
/// <param name="IsPart">Whether not every meter of it has a current profile, so that a part of the use would be
/// compared only; otherwise there are fewer than eight of the kind.</param>
public sealed record LackOfPeers(Medium Medium, bool IsPart);
