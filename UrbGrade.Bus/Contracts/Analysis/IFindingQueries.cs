using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What needs attention, and what people made of it. The session decides whose.</summary>
public interface IFindingQueries
{
    /// <summary>Findings by money at stake.</summary>
    Task<FindingList> List(FindingFilter filter, CancellationToken cancellation);

    /// <summary>A finding with its evidence; null when the tenant has none of that id.</summary>
    Task<FindingDetails?> Find(long id, CancellationToken cancellation);

    /// <summary>Sets what people made of it. A false alarm raises what is needed to tell the same again; another state takes that back.</summary>
    /// <param name="note">Why; needed for explained and false alarm.</param>
    Task<AdministrationResult> SetState(long id, FindingState state, string? note, CancellationToken cancellation);

    /// <summary>What false alarms taught, by name.</summary>
    Task<IReadOnlyList<LearnedThreshold>> Learned(CancellationToken cancellation);

    /// <summary>Forgets it, so that the usual limit holds again.</summary>
    Task<AdministrationResult> Forget(FindingKind kind, FindingScope scope, int scopeId, CancellationToken cancellation);
}
