using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>The assets of a carrier and the groups that they are compared in.</summary>
/// <param name="Season">Of the usual workdays.</param>
internal sealed record ComparedMedium(
    Medium Medium, Season Season, IReadOnlyList<PeerMember> Members, IReadOnlyList<(PeerGroup Group, IReadOnlyList<PeerMember> Judged)> Groups);
