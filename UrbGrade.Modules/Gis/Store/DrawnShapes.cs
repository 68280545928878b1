using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Shapes of places as maps draw them, made when they are first asked for. They follow from the places alone: neither another asset nor another month
/// changes them.</summary>
internal sealed class DrawnShapes
{
    /// <summary>Zooms for which shapes are simplified; above, every point shows.</summary>
    private const int ExactZoom = 18;

    private const int FewestPoints = 8;

    private readonly ConcurrentDictionary<(int Place, int Zoom), Geometry> simple = new();
    private readonly ConcurrentDictionary<int, Coordinate> insides = new();

    /// <summary>A shape as exact as a web map of a zoom can show it: half a pixel.</summary>
    public Geometry Simplified(Place place, int zoom) => zoom >= ExactZoom || place.Shape.NumPoints < FewestPoints
        ? place.Shape
        : simple.GetOrAdd((place.Id, zoom), _ => TopologyPreservingSimplifier.Simplify(place.Shape, 180 / (256 * Math.Pow(2, zoom))));

    /// <summary>A point of a shape, for its name.</summary>
    public Coordinate InsideOf(Place place) => insides.GetOrAdd(place.Id, _ => place.Shape.InteriorPoint.Coordinate);
}
