using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>One entry of a file, as it stands there.</summary>
/// <param name="Where">As <c>feature 3</c> or <c>line 12</c>.</param>
/// <param name="Shape">In the coordinates of the file; null when it cannot be read, which <paramref name="Problem"/> then says.</param>
/// <param name="Fields">By name, whatever its case.</param>
internal sealed record FileFeature(Refusal Where, Geometry? Shape, IReadOnlyDictionary<string, string?> Fields, Refusal? Problem = null)
{
    /// <summary>A line of a table, the head being the first.</summary>
    public static Refusal AtLine(int number) => new Refusal("Import.Line", $"line {number}");

    /// <summary>An entry of a file that has no lines, the first being 1.</summary>
    public static Refusal AtFeature(int number) => new Refusal("Import.Feature", $"feature {number}");
}
