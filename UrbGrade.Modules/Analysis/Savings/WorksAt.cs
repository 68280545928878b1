using System.Linq.Expressions;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Store;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>Works that were done at assets: each changes the use of its carrier that the others there are measured by.</summary>
/// <remarks>Works of one day cannot be told apart.</remarks>
internal sealed class WorksAt(IEnumerable<InterventionRow> interventions, ILookup<int, int> places)
{
    /// <summary>Whether a work was done and changes use: another price changes none by itself.</summary>
    public static readonly Expression<Func<InterventionRow, bool>> ChangesUse =
        work => work.DoneOn != null && (work.State == InterventionState.Done || work.State == InterventionState.Measured) && work.Kind != MeasureKind.Tariff;

    private static readonly Func<InterventionRow, bool> IsOne = ChangesUse.Compile();

    private readonly ILookup<(int AssetId, string Medium), InterventionRow> works = (
        from work in interventions
        where IsOne(work)
        from assetId in places[work.Id]
        select (Work: work, AssetId: assetId)).ToLookup(one => (one.AssetId, one.Work.Medium), one => one.Work);

    /// <summary>The last one before a work at one of its assets; null without one.</summary>
    public InterventionRow? Earlier(InterventionRow work, int assetId) =>
        works[(assetId, work.Medium)].Where(other => other.DoneOn < work.DoneOn).MaxBy(other => other.DoneOn);

    /// <summary>The first one after it; null without one.</summary>
    public InterventionRow? Later(InterventionRow work, int assetId) =>
        works[(assetId, work.Medium)].Where(other => other.DoneOn > work.DoneOn).MinBy(other => other.DoneOn);
}
