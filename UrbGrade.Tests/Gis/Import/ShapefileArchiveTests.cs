using System.IO.Compression;
using System.Text;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Import;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Tests.Gis.Import;

public sealed class ShapefileArchiveTests
{
    private const string Etrs30 = """
        PROJCS["ETRS_1989_UTM_Zone_30N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """;

    [Fact]
    public void Shapes_fields_and_projection_are_read()
    {
        var reading = Read(Zip(Parts("karrika/", Etrs30)));
        Assert.Equal("UTM 30N", reading.System.Name);
        Assert.Equal([("K1", "Untzaga ibilbidea ñ"), ("K2", "Bidebarrieta")], reading.Places.Select(place => (place.Code, place.Name)));
        var corner = reading.Places[0].Shape.Coordinates.MinBy(point => point.X + point.Y)!;
        Assert.Equal(-2.4733, corner.X, 1e-6);
        Assert.Equal(43.1843, corner.Y, 1e-6);
    }

    [Fact]
    public void What_a_mac_packs_beside_each_file_is_no_second_shapefile() => Assert.Equal(
        2, Read(Zip([.. Parts("", Etrs30), ("__MACOSX/._karrika.shp", [0, 5, 22, 7]), ("__MACOSX/._karrika.dbf", [0, 5, 22, 7])])).Places.Count);

    [Fact]
    public void Without_a_projection_metres_are_no_degrees()
    {
        var reading = Read(Zip(Parts("", prj: null)));
        Assert.Equal(["feature 1", "feature 2"], reading.Problems.Select(problem => problem.Where.Text));
        Assert.Contains("no degrees", reading.Problems[0].What.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../out.shp")]
    [InlineData("/etc/out.shp")]
    [InlineData("a/../../out.shp")]
    [InlineData("C:\\out.shp")]
    public void A_path_out_of_the_folder_is_refused(string path) => Assert.Contains(
        "leads out of its folder", Refused(Zip([(path, [1, 2, 3])])), StringComparison.Ordinal);

    [Fact]
    public void A_bomb_is_not_unpacked() => Assert.Contains(
        "unpacks to more than", Refused(Zip([("a.shp", new byte[300 * 1024 * 1024])])), StringComparison.Ordinal);

    [Fact]
    public void Too_many_entries_are_refused() => Assert.Contains(
        "allowed are 64", Refused(Zip([.. Enumerable.Range(0, 65).Select(i => (FormattableString.Invariant($"{i}.txt"), new byte[1]))])), StringComparison.Ordinal);

    [Fact]
    public void Two_shapefiles_in_one_archive_are_refused() => Assert.Contains(
        "two files .shp", Refused(Zip([("a.shp", [1]), ("b.shp", [1])])), StringComparison.Ordinal);

    [Fact]
    public void An_archive_without_a_table_is_refused() => Assert.Contains(
        "takes a .shp and a .dbf", Refused(Zip([("a.shp", [1])])), StringComparison.Ordinal);

    [Theory]
    [InlineData(".shp", 99, "does not begin as one")]
    [InlineData(".shp", 150, "has 150 bytes")]
    [InlineData(".dbf", 20, "does not begin as one")]
    [InlineData(".dbf", 100, ".dbf is cut off")]
    public void A_shapefile_that_is_cut_off_is_refused(string part, int kept, string said) =>
        Assert.Contains(said, Refused(Zip(Changed(part, content => content[..kept]))), StringComparison.Ordinal);

    [Theory]
    [InlineData(105, "feature 1 is cut off")]
    [InlineData(146, "feature 1 is cut off")]
    [InlineData(151, "feature 1 is cut off")]
    public void A_length_that_is_not_true_is_not_believed(int at, string said) => Assert.Contains(
        said,
        Refused(Zip(Changed(".shp", content =>
        {
            content[at] = 0x7F;
            return content;
        }))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("65001", "utf-8", "Untzaga ñ €")]
    [InlineData("1252", "windows-1252", "Untzaga ñ €")]
    [InlineData("windows-1252", "windows-1252", "Untzaga ñ €")]
    [InlineData("88591", "iso-8859-1", "Untzaga ñ")]
    [InlineData("88592", "iso-8859-2", "Untzaga ő")]
    [InlineData("885915", "iso-8859-15", "Untzaga ñ €")]
    [InlineData("ISO-8859-1", "iso-8859-1", "Untzaga ñ")]
    public void The_encoding_is_the_one_that_is_named(string named, string encoding, string name)
    {
        var written = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        Assert.Equal(name, Read(Zip(Parts("", Etrs30, written, named, name))).Places[0].Name);
    }

    [Theory]
    [InlineData("12345678")]
    [InlineData("-1")]
    [InlineData("martian")]
    public void An_encoding_that_nobody_knows_is_refused(string named) => Assert.Contains(
        $"names the encoding '{named}', which is not known", Refused(Zip(Parts("", Etrs30, Encoding.UTF8, named))), StringComparison.Ordinal);

    [Fact]
    public void A_projection_of_brackets_in_brackets_is_refused() => Assert.Contains(
        "It is no description of coordinates",
        Refused(Zip(Parts("", string.Concat(Enumerable.Repeat("COMPD_CS[\"a\",", 100_000))))), StringComparison.Ordinal);

    private static IEnumerable<(string Name, byte[] Content)> Changed(string part, Func<byte[], byte[]> change) => Parts("", Etrs30)
        .Select(one => one.Name.EndsWith(part, StringComparison.Ordinal) ? (one.Name, change(one.Content)) : one);

    private static PlaceReading Read(byte[] archive) => PlaceReading.Of(new PlaceFile("karrika.zip", archive, "EIB", PlaceKind.Building));

    private static string Refused(byte[] archive) => Assert.Throws<RefusedException>(() => Read(archive)).Message;

    private static List<(string Name, byte[] Content)> Parts(string folder, string? prj) => Parts(folder, prj, Encoding.UTF8, "UTF-8");

    private static List<(string Name, byte[] Content)> Parts(
        string folder, string? prj, Encoding encoding, string named, string name = "Untzaga ibilbidea ñ")
    {
        var features = new[] { ("K1", name, 0), ("K2", "Bidebarrieta", 100) }.Select(k => new Feature(
            Box(542_801.955 + k.Item3, 4_781_415.963), new AttributesTable { { "code", k.Item1 }, { "name", k.Item2 } })).ToList();
        using MemoryStream shp = new(), shx = new(), dbf = new(), none = new();
        Shapefile.WriteAllFeatures(features, shp, shx, dbf, none, null, encoding);
        List<(string, byte[])> parts =
        [
            (folder + "karrika.shp", shp.ToArray()), (folder + "karrika.shx", shx.ToArray()), (folder + "karrika.dbf", dbf.ToArray()),
            (folder + "karrika.cpg", Encoding.ASCII.GetBytes(named)), (folder + "LEEME.txt", "x"u8.ToArray()),
        ];
        if (prj is not null)
        {
            parts.Add((folder + "karrika.prj", Encoding.ASCII.GetBytes(prj)));
        }

        return parts;
    }

    private static Polygon Box(double x, double y) => Wgs84.Factory.CreatePolygon([new(x, y), new(x, y + 10), new(x + 10, y + 10), new(x + 10, y), new(x, y)]);

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }
}
