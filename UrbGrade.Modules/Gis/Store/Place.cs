using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Gis;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>A place that stands now, as it is kept in memory.</summary>
/// <param name="Shape">Degrees of WGS 84; never changed.</param>
internal sealed record Place(int Id, int SiteId, PlaceKind Kind, string Code, string Name, Geometry Shape, DateTimeOffset ValidFrom);
