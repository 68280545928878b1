using System.Text.Json;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Gis.Import;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gis.Import;

/// <summary>Against points computed by PROJ 9.1.1.</summary>
public sealed class CoordinateSystemTests
{
    private const double MostMetres = 0.0011;

    private const string Etrs31 = """
        PROJCS["ETRS_1989_UTM_Zone_31N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],
        UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],
        PARAMETER["Central_Meridian",3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """;

    [Theory]
    [InlineData("EPSG:25831", 2.17, 41.387, 430605.306, 4582051.505)]
    [InlineData("EPSG:25830", -2.4733, 43.1843, 542801.955, 4781415.963)]
    [InlineData("EPSG:25832", 11.286, 55.656, 643822.764, 6170163.858)]
    [InlineData("EPSG:25832", 11.089, 55.679, 631353.595, 6172332.11)]
    [InlineData("urn:ogc:def:crs:EPSG::25831", 2.17, 41.387, 430605.306, 4582051.505)]
    [InlineData("EPSG:32631", 2.17, 41.387, 430605.306, 4582051.505)]
    [InlineData("EPSG:3035", 2.17, 41.387, 3664733.282, 2065788.689)]
    [InlineData("EPSG:3035", 11.286, 55.656, 4401990.165, 3617559.187)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/3857", 2.17, 41.387, 241563.295, 5069592.752)]
    public void Planes_agree_with_proj_to_a_millimetre_both_ways(string name, double longitude, double latitude, double easting, double northing)
    {
        var zone = CoordinateSystem.Find(name)!;
        var metres = zone.FromDegrees(Point(longitude, latitude)).Coordinate;
        Assert.InRange(metres.X, easting - MostMetres, easting + MostMetres);
        Assert.InRange(metres.Y, northing - MostMetres, northing + MostMetres);

        var back = zone.FromDegrees(zone.ToDegrees(Point(easting, northing))).Coordinate;
        Assert.InRange(back.X, easting - MostMetres, easting + MostMetres);
        Assert.InRange(back.Y, northing - MostMetres, northing + MostMetres);
        var degrees = zone.ToDegrees(Point(easting, northing));
        Assert.Equal(4326, degrees.SRID);
        Assert.Equal(longitude, degrees.Coordinate.X, 1e-7);
        Assert.Equal(latitude, degrees.Coordinate.Y, 1e-7);
    }

    /// <summary>Metres of the zones, and metres of the web Mercator plane that tiles divide. The file stays outside of the repository.</summary>
    [Fact]
    public void Points_of_the_reference_file_have_their_places_in_zones_and_in_tiles()
    {
        const int Zoom = 22;
        const double HalfPlane = Math.PI * 6_378_137;
        const double Degree = 111_320;
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder("gis"), "projection_reference.json")));
        var points = reference.RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(4, points.Count);
        foreach (var point in points)
        {
            double Said(string name) => point.GetProperty(name).GetDouble();
            var zone = CoordinateSystem.Find("EPSG:" + point.GetProperty("epsg_utm").GetRawText())!;
            var metres = zone.FromDegrees(Point(Said("lon"), Said("lat"))).Coordinate;
            Assert.Equal(Said("easting"), metres.X, MostMetres);
            Assert.Equal(Said("northing"), metres.Y, MostMetres);
            var grid = CoordinateSystem.Find("EPSG:3035")!.FromDegrees(Point(Said("lon"), Said("lat"))).Coordinate;
            Assert.Equal(Said("laea3035_e"), grid.X, MostMetres);
            Assert.Equal(Said("laea3035_n"), grid.Y, MostMetres);
            var web = CoordinateSystem.Find("EPSG:3857")!.FromDegrees(Point(Said("lon"), Said("lat"))).Coordinate;
            Assert.Equal(Said("webmerc_x"), web.X, MostMetres);
            Assert.Equal(Said("webmerc_y"), web.Y, MostMetres);

            // So small a tile is flat.
            var (x, y) = ((1 + (Said("webmerc_x") / HalfPlane)) / 2 * (1 << Zoom), (1 - (Said("webmerc_y") / HalfPlane)) / 2 * (1 << Zoom));
            var box = AreaTile.Box(Zoom, (int)x, (int)y);
            double Share(double place) => (place - (int)place + AreaTile.Border) / (1 + (2 * AreaTile.Border));
            Assert.Equal(Said("lon"), box.MinX + (Share(x) * box.Width), MostMetres / Degree);
            Assert.Equal(Said("lat"), box.MaxY - (Share(y) * box.Height), MostMetres / Degree);
        }

        Coordinate Of(string name) => points.Where(point => point.GetProperty("name").GetString()!.StartsWith(name, StringComparison.Ordinal))
            .Select(point => new Coordinate(point.GetProperty("lon").GetDouble(), point.GetProperty("lat").GetDouble())).Single();
        Assert.Equal(reference.RootElement.GetProperty("geodesic_eibar_barcelona_m").GetDouble(), Geodesic.Metres(Of("Eibar"), Of("Barcelona")), MostMetres);
    }

    [Fact]
    public void The_projection_of_a_shapefile_is_understood()
    {
        Assert.Same(CoordinateSystem.Find("EPSG:25831"), CoordinateSystem.OfWellKnownText(Etrs31));
        Assert.Same(CoordinateSystem.Degrees, CoordinateSystem.OfWellKnownText(
            """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"""));
    }

    [Fact]
    public void The_european_grid_of_a_shapefile_is_understood()
    {
        const string Grid = """
            PROJCS["ETRS_1989_LAEA",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],
            UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Azimuthal_Equal_Area"],PARAMETER["False_Easting",4321000.0],PARAMETER["False_Northing",3210000.0],
            PARAMETER["Central_Meridian",10.0],PARAMETER["Latitude_Of_Origin",52.0],UNIT["Meter",1.0]]
            """;
        Assert.Same(CoordinateSystem.Find("EPSG:3035"), CoordinateSystem.OfWellKnownText(Grid));
        Assert.Throws<RefusedException>(() => CoordinateSystem.OfWellKnownText(Grid.Replace("52.0", "45.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_projection_of_web_maps_is_understood() => Assert.Same(CoordinateSystem.Find("EPSG:3857"), CoordinateSystem.OfWellKnownText("""
        PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],
        UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],
        PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]
        """));

    [Fact]
    public void The_centre_of_the_european_grid_lies_in_germany()
    {
        var centre = CoordinateSystem.Find("EPSG:3035")!.ToDegrees(Point(4_321_000, 3_210_000)).Coordinate;
        Assert.Equal(10, centre.X, 1e-7);
        Assert.Equal(52, centre.Y, 1e-7);
    }

    [Theory]
    [InlineData("D_ETRS_1989", "D_European_1950")]
    [InlineData("PARAMETER[\"Central_Meridian\",3.0]", "PARAMETER[\"Central_Meridian\",4.0]")]
    [InlineData("6378137.0,298.257222101", "6378388.0,297.0")]
    [InlineData("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]")]
    [InlineData("PROJCS[", "PROJ[")]
    public void Another_projection_is_refused_rather_than_misplaced(string one, string other)
    {
        var refused = Assert.Throws<RefusedException>(() => CoordinateSystem.OfWellKnownText(Etrs31.Replace(one, other, StringComparison.Ordinal)));
        Assert.Contains("allowed are WGS 84", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EPSG:23030")]
    [InlineData("25899")]
    [InlineData("")]
    [InlineData("EPSG:123456789012")]
    public void Other_names_are_not_known(string name) => Assert.Null(CoordinateSystem.Find(name));

    private static Point Point(double x, double y) => Wgs84.Factory.CreatePoint(new Coordinate(x, y));
}
