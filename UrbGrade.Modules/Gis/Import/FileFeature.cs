using NetTopologySuite.Geometries;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>One entry of a file, as it stands there.</summary>
/// <param name="Where">As <c>feature 3</c> or <c>line 12</c>.</param>
/// <param name="Shape">In the coordinates of the file; null when it cannot be read, which <paramref name="Problem"/> then says.</param>
/// <param name="Fields">By name, whatever its case.</param>
internal sealed record FileFeature(string Where, Geometry? Shape, IReadOnlyDictionary<string, string?> Fields, string? Problem = null);
