using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>A place of a file that holds all rules.</summary>
/// <param name="Where">As <c>feature 3</c> or <c>line 12</c>.</param>
/// <param name="Shape">In degrees, two dimensions, rings in the order of RFC 7946: the outer ones against the clock.</param>
internal sealed record FoundPlace(Refusal Where, string Code, string Name, Geometry Shape);
