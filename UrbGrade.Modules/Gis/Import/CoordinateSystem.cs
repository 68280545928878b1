using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Coordinates that places come in: degrees of WGS 84, or metres of a UTM zone of the northern half.</summary>
/// <remarks>ETRS89 and WGS 84 are taken as one. They drift apart by 2.5 cm each year since 1989, below a metre in all: what a map of
/// buildings does not show. UTM by the series of Snyder, Map Projections (USGS Professional Paper 1395, 1987), 8; agrees with PROJ to a millimetre.</remarks>
internal sealed partial class CoordinateSystem
{
    private const int LongestText = 10_000;
    private const int DeepestText = 20;

    private static readonly ConcurrentDictionary<int, CoordinateSystem> Zones = new();

    private readonly MathTransform? fromDegrees;
    private readonly MathTransform? toDegrees;

    private CoordinateSystem(string name, int zone)
    {
        Name = name;
        if (zone > 0)
        {
            var make = new CoordinateTransformationFactory();
            var utm = ProjectedCoordinateSystem.WGS84_UTM(zone, zoneIsNorth: true);
            fromDegrees = make.CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, utm).MathTransform;
            toDegrees = make.CreateFromCoordinateSystems(utm, GeographicCoordinateSystem.WGS84).MathTransform;
        }
    }

    /// <summary>What may be named, for people.</summary>
    public const string Allowed = "EPSG:4326 or EPSG:4258 (degrees), EPSG:25828 to 25838 or EPSG:32601 to 32660 (metres of UTM), such as EPSG:25831";

    /// <summary>Longitude and latitude.</summary>
    public static CoordinateSystem Degrees { get; } = new("WGS 84, degrees", zone: 0);

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
                >= 25828 and <= 25838 and var etrs => Utm(etrs - 25800),
                >= 32601 and <= 32660 and var utm => Utm(utm - 32600),
                _ => null,
            }
            : null;
    }

    /// <summary>The system that the <c>.prj</c> of a shapefile describes in well-known text.</summary>
    /// <exception cref="UnreadableFileException">It is another one.</exception>
    public static CoordinateSystem OfWellKnownText(string text)
    {
        if (text.Length > LongestText || WellKnownText.IsDeeperThan(DeepestText, text))
        {
            throw new UnreadableFileException(
                $"The .prj file has {text.Length} characters, or brackets in brackets; allowed are {LongestText} and {DeepestText}. It is no description of coordinates.");
        }

        ProjNet.CoordinateSystems.CoordinateSystem described;
        try
        {
            described = new CoordinateSystemFactory().CreateFromWkt(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            throw Unknown(failure.Message.TrimEnd('.'));
        }

        return described switch
        {
            GeographicCoordinateSystem geographic when IsWgs84(geographic) => Degrees,
            ProjectedCoordinateSystem projected when IsWgs84(projected.GeographicCoordinateSystem) && ZoneOf(projected) is { } zone => Utm(zone),
            _ => throw Unknown(described.Name),
        };
    }

    /// <summary>A copy of a shape in degrees.</summary>
    public Geometry ToDegrees(Geometry shape) => Moved(shape, toDegrees, Wgs84.Srid);

    /// <summary>A copy of a shape that is in degrees.</summary>
    public Geometry FromDegrees(Geometry shape) => Moved(shape, fromDegrees, srid: 0);

    private static CoordinateSystem Utm(int zone) =>
        Zones.GetOrAdd(zone, static zone => new CoordinateSystem(string.Create(CultureInfo.InvariantCulture, $"UTM zone {zone}N, metres"), zone));

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

    private static int? ZoneOf(ProjectedCoordinateSystem system)
    {
        double Parameter(string name) => system.Projection.GetParameter(name)?.Value ?? double.NaN;
        var zone = (Parameter("central_meridian") + 183) / 6;
        return system.Projection.ClassName.Equals("Transverse_Mercator", StringComparison.OrdinalIgnoreCase)
            && Parameter("scale_factor") == 0.9996 && Parameter("false_easting") == 500_000 && Parameter("false_northing") == 0
            && Parameter("latitude_of_origin") == 0 && system.LinearUnit.MetersPerUnit == 1 && zone is >= 1 and <= 60 && zone == Math.Floor(zone)
                ? (int)zone
                : null;
    }

    private static UnreadableFileException Unknown(string found) => new(
        $"The .prj file describes '{found}'; allowed are WGS 84 and ETRS89 in degrees, and their northern UTM zones in metres. Convert the file, for instance with 'ogr2ogr -t_srs EPSG:4326'.");

    [GeneratedRegex(@"^\s*(?:urn:ogc:def:crs:EPSG:[0-9.]*:|http://www\.opengis\.net/def/crs/EPSG/[0-9.]+/|EPSG:)?([0-9]{4,5})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EpsgCode();

    private sealed class Move(MathTransform transform) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points, int index)
        {
            var (x, y) = transform.Transform(points.GetX(index), points.GetY(index));
            points.SetX(index, x);
            points.SetY(index, y);
        }
    }
}
