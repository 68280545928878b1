using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>The cells whose sum is told of an area.</summary>
/// <param name="Cells">By their number; none for an area without assets.</param>
/// <param name="MergedWith">Code of the area whose cells these are; empty for cells of no area; null for its own.</param>
internal sealed record AreaShare(Place Place, IReadOnlyList<int> Cells, string? MergedWith);
