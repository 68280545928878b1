using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Shapes in degrees of WGS 84, longitude first.</summary>
internal static class Wgs84
{
    /// <summary>EPSG code.</summary>
    public const int Srid = 4326;

    public static NtsGeometryServices Services { get; } = new(CoordinateArraySequenceFactory.Instance, new PrecisionModel(), Srid);

    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();
}
