using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>A figure and what it is made of.</summary>
/// <param name="From">First local day of its period.</param>
/// <param name="To">Local day after the last one.</param>
/// <param name="Known">Meters and series of the tenant.</param>
/// <param name="Assets">Of the tenant, by number.</param>
/// <param name="Members">Those of them that the figure is of; of a place among peers all of the kind.</param>
/// <param name="Said">What was said in the period, of all assets, as the mean of all may be a part of the figure; empty for figures of readings.</param>
internal sealed record FigureSource(
    ClaimedFigure Claimed, FigureWay Way, DateOnly From, DateOnly To, TenantSeries Known, IReadOnlyList<AssetRow> Assets, HashSet<int> Members,
    IReadOnlyList<EvidenceRecord> Said)
{
    /// <summary>The asset of the figure, or those of its group, whatever of others is a part of it.</summary>
    public required HashSet<int> Group { get; init; }
}
