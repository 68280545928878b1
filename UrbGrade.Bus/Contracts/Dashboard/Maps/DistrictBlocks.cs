namespace UrbGrade.Bus.Contracts.Dashboard.Maps;

/// <summary>What the homes and shops of each block of a public district used on average in one whole month, for a drawing that needs no script.</summary>
/// <param name="Map">By block; without any value where there is no month to tell of.</param>
/// <param name="Outlines">As many as areas, in their order.</param>
/// <param name="Width">Of the drawing, in its units.</param>
/// <param name="Height">Of the drawing, in its units.</param>
/// <param name="GeoJson">The same figures with their shapes (RFC 7946), UTF-8.</param>
public sealed record DistrictBlocks(AreaMap Map, IReadOnlyList<BlockOutline> Outlines, int Width, int Height, ReadOnlyMemory<byte> GeoJson);
