using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Coordinates that places come in: degrees of WGS 84, metres of a UTM zone of the northern half, of the
/// European equal-area grid, or of web maps.</summary>
/// <remarks>ETRS89 and WGS 84 are taken as one. They drift apart by 2.5 cm each year since 1989, below a metre in all: what a map of
/// buildings does not show. UTM by the series of Snyder, Map Projections (USGS Professional Paper 1395, 1987), 8; agrees with PROJ to a millimetre,
/// as do the equal-area projection of Lambert (8.24) and the Mercator projection of web maps.</remarks>
internal sealed partial class CoordinateSystem
{
    private const int LongestText = 10_000;
    private const int DeepestText = 20;
    private const int LongestQuoted = 60;

    private const string EqualArea = "lambert_azimuthal_equal_area";
    private const double GridLatitude = 52;
    private const double GridLongitude = 10;
    private const double GridEasting = 4_321_000;
    private const double GridNorthing = 3_210_000;

    private static readonly ConcurrentDictionary<int, CoordinateSystem> Zones = new();

    private readonly MathTransform? fromDegrees;
    private readonly MathTransform? toDegrees;

    private CoordinateSystem(string name, ProjectedCoordinateSystem? plane = null)
    {
        Name = name;
        if (plane is not null)
        {
            var make = new CoordinateTransformationFactory();
            fromDegrees = make.CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, plane).MathTransform;
            toDegrees = make.CreateFromCoordinateSystems(plane, GeographicCoordinateSystem.WGS84).MathTransform;
        }
    }

    /// <summary>What may be named, for people.</summary>
    public static Refusal Allowed { get; } = new Refusal("Import.Systems", $"EPSG:4326 or EPSG:4258 (degrees), EPSG:25828 to 25838 or EPSG:32601 to 32660 (metres of UTM), EPSG:3035 (metres of the European grid) or EPSG:3857 (web maps), such as EPSG:25831");

    /// <summary>Longitude and latitude.</summary>
    public static CoordinateSystem Degrees { get; } = new("WGS 84");

    /// <summary>EPSG:3035, in which European statistics come.</summary>
    private static CoordinateSystem EuropeanGrid { get; } = new("ETRS89-LAEA Europe", Laea());

    /// <summary>EPSG:3857.</summary>
    private static CoordinateSystem WebMap { get; } = new("Web Mercator", ProjectedCoordinateSystem.WebMercator);

    /// <summary>For people.</summary>
    public string Name { get; }

    /// <summary>Metres of the UTM zone around a meridian, to measure in.</summary>
    /// <param name="longitude">Degrees.</param>
    public static CoordinateSystem UtmAround(double longitude) => Utm(Math.Clamp((int)Math.Floor((longitude + 180) / 6) + 1, 1, 60));

    /// <summary>The system of a name such as <c>EPSG:25831</c> or <c>urn:ogc:def:crs:OGC:1.3:CRS84</c>; null for one that is not known here.</summary>
    public static CoordinateSystem? Find(string name)
    {
        if (name.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
        {
            return Degrees;
        }

        return EpsgCode().Match(name) is { Success: true, Groups: [_, var digits] }
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) switch
            {
                4326 or 4258 => Degrees,
                3035 => EuropeanGrid,
                3857 => WebMap,
                >= 25828 and <= 25838 and var etrs => Utm(etrs - 25800),
                >= 32601 and <= 32660 and var utm => Utm(utm - 32600),
                _ => null,
            }
            : null;
    }

    /// <summary>The system that the <c>.prj</c> of a shapefile describes in well-known text.</summary>
    /// <exception cref="RefusedException">It is another one.</exception>
    public static CoordinateSystem OfWellKnownText(string text)
    {
        if (text.Length > LongestText || WellKnownText.IsDeeperThan(DeepestText, text))
        {
            throw new RefusedException("Import.PrjText", $"The .prj file has {text.Length} characters, or brackets in brackets; allowed are {LongestText} and {DeepestText}. It is no description of coordinates.");
        }

        ProjNet.CoordinateSystems.CoordinateSystem described;
        try
        {
            described = new CoordinateSystemFactory().CreateFromWkt(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            throw Unknown(text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "…");
        }

        return described switch
        {
            GeographicCoordinateSystem geographic when IsWgs84(geographic) => Degrees,
            ProjectedCoordinateSystem projected when IsWgs84(projected.GeographicCoordinateSystem) && PlaneOf(projected) is { } plane => plane,
            _ => throw Unknown(described.Name),
        };
    }

    /// <summary>A copy of a shape in degrees.</summary>
    public Geometry ToDegrees(Geometry shape) => Moved(shape, toDegrees, Wgs84.Srid);

    /// <summary>A copy of a shape that is in degrees.</summary>
    public Geometry FromDegrees(Geometry shape) => Moved(shape, fromDegrees, srid: 0);

    private static CoordinateSystem Utm(int zone) =>
        Zones.GetOrAdd(zone, static zone => new CoordinateSystem(string.Create(CultureInfo.InvariantCulture, $"UTM {zone}N"), ProjectedCoordinateSystem.WGS84_UTM(zone, zoneIsNorth: true)));

    private static ProjectedCoordinateSystem Laea()
    {
        var make = new CoordinateSystemFactory();
        var projection = make.CreateProjection("Europe Equal Area 2001", EqualArea,
        [
            new ProjectionParameter("latitude_of_center", GridLatitude), new ProjectionParameter("longitude_of_center", GridLongitude),
            new ProjectionParameter("false_easting", GridEasting), new ProjectionParameter("false_northing", GridNorthing),
        ]);
        return make.CreateProjectedCoordinateSystem(
            "ETRS89-LAEA Europe", GeographicCoordinateSystem.WGS84, projection, LinearUnit.Metre, new AxisInfo("East", AxisOrientationEnum.East),
            new AxisInfo("North", AxisOrientationEnum.North));
    }

    private static Geometry Moved(Geometry shape, MathTransform? transform, int srid)
    {
        var moved = Wgs84.Factory.CreateGeometry(shape);
        moved.SRID = srid;
        if (transform is not null)
        {
            moved.Apply(new Move(transform));
        }

        return moved;
    }

    private static bool IsWgs84(GeographicCoordinateSystem system)
    {
        var ellipsoid = system.HorizontalDatum.Ellipsoid;
        var datum = system.HorizontalDatum.Name;
        return Math.Abs(ellipsoid.SemiMajorAxis - 6_378_137) < 0.001 && Math.Abs(ellipsoid.InverseFlattening - 298.2572) < 0.001
            && system.PrimeMeridian.Longitude == 0
            && (datum.Contains("WGS", StringComparison.OrdinalIgnoreCase) || datum.Contains("ETRS", StringComparison.OrdinalIgnoreCase)
                || datum.Contains("European_Terrestrial", StringComparison.OrdinalIgnoreCase));
    }

    private static CoordinateSystem? PlaneOf(ProjectedCoordinateSystem system)
    {
        double? Parameter(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (system.Projection.GetParameter(name) is { } parameter)
                {
                    return parameter.Value;
                }
            }

            return null;
        }

        if (system.LinearUnit.MetersPerUnit != 1)
        {
            return null;
        }

        var (easting, northing) = (Parameter("false_easting") ?? 0, Parameter("false_northing") ?? 0);
        var (latitude, longitude) = (
            Parameter("latitude_of_origin", "latitude_of_center") ?? 0, Parameter("central_meridian", "longitude_of_center") ?? double.NaN);
        switch (system.Projection.ClassName.ToUpperInvariant())
        {
            case "TRANSVERSE_MERCATOR" when Parameter("scale_factor") == 0.9996 && easting == 500_000 && northing == 0 && latitude == 0:
                var zone = (longitude + 183) / 6;
                return zone is >= 1 and <= 60 && zone == Math.Floor(zone) ? Utm((int)zone) : null;

            case "LAMBERT_AZIMUTHAL_EQUAL_AREA" when (latitude, longitude, easting, northing) == (GridLatitude, GridLongitude, GridEasting, GridNorthing):
                return EuropeanGrid;

            // As ArcGIS, and as EPSG names it.
            case "MERCATOR_AUXILIARY_SPHERE" or "POPULAR_VISUALISATION_PSEUDO_MERCATOR" or "POPULAR VISUALISATION PSEUDO-MERCATOR"
                when (latitude, longitude, easting, northing) == (0, 0, 0, 0) && Parameter("standard_parallel_1") is null or 0
                    && Parameter("auxiliary_sphere_type") is null or 0:
                return WebMap;

            default:
                return null;
        }
    }

    private static RefusedException Unknown(string found) => new RefusedException("Import.Prj", $"The .prj file describes '{found}'; allowed are WGS 84 and ETRS89 in degrees, and in metres their northern UTM zones, EPSG:3035 and EPSG:3857. Convert the file, for instance with 'ogr2ogr -t_srs EPSG:4326'.");

    [GeneratedRegex(@"^\s*(?:urn:ogc:def:crs:EPSG:[0-9.]*:|http://www\.opengis\.net/def/crs/EPSG/[0-9.]+/|EPSG:)?([0-9]{4,5})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EpsgCode();

    private sealed class Move(MathTransform transform) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points, int index)
        {
            var (x, y) = (points.GetX(index), points.GetY(index));

            // ProjNET puts the centre of the European grid, a corner of its cells, onto the meridian of Greenwich.
            if (double.Hypot(x - GridEasting, y - GridNorthing) < 0.001)
            {
                x += 0.001;
            }

            (x, y) = transform.Transform(x, y);
            points.SetX(index, x);
            points.SetY(index, y);
        }
    }
}
