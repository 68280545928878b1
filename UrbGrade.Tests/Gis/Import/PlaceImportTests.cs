using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gis.Import;

public class PlaceImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Places_are_stored_once_and_their_earlier_shapes_are_kept()
    {
        await using var world = await GisWorld.Create();
        var first = await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(1, 0))));
        Assert.Equal((AdministrationOutcome.Done, 2, 0, 0), (first.Result.Outcome, first.Added, first.Changed, first.Unchanged));

        world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        var again = await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0, size: 2)), GisWorld.Feature("B", GisWorld.Square(1, 0))));
        Assert.Equal((0, 1, 1), (again.Added, again.Changed, again.Unchanged));

        var rows = world.Rows();
        var now = world.Platform.Clock.GetUtcNow();
        Assert.Equal([("A", (DateTimeOffset?)now), ("B", null), ("A", null)], rows.Select(row => (row.Code, row.ValidTo)));
        Assert.Equal(now, rows[2].ValidFrom);
        Assert.Equal(0.004 * 0.001, rows[2].ToShape().Area, 1e-12);
        Assert.Equal((2.18, 41.39, 2.182, 41.392), (rows[2].West, rows[2].South, Math.Round(rows[2].East, 9), Math.Round(rows[2].North, 9)));
        Assert.Equal(
            [new PlaceCount("20", "S1", PlaceKind.District, 2, 1, now, "places.geojson")], await world.Catalogue.Count(Cancellation));
        Assert.Equal(["places.imported", "places.imported"], await Audited(world, "places.imported"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var world = await GisWorld.Create();
        var file = GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)));
        await world.Import(file);
        var again = await world.Import(file);
        Assert.Equal((0, 0, 1), (again.Added, again.Changed, again.Unchanged));
        Assert.Single(world.Rows());
        Assert.Single(await Audited(world, "places.imported"));
    }

    [Fact]
    public async Task A_preview_says_what_would_come_and_stores_nothing()
    {
        await using var world = await GisWorld.Create();
        var file = new PlaceFile("a.geojson", System.Text.Encoding.UTF8.GetBytes(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)))), "S1", PlaceKind.Building);
        var preview = await world.Catalogue.Preview("20", file, Cancellation);
        Assert.Equal((1, "WGS 84"), (preview.Added, preview.CoordinateSystem));
        var sample = Assert.Single(preview.Samples);
        Assert.Equal(("A", "Polygon"), (sample.Code, sample.Shape));

        // 0.001 degrees at 41.39 north are 83.6 m by 111.05 m.
        Assert.InRange(sample.SquareMetres, 9_250, 9_320);
        Assert.Empty(world.Rows());
    }

    [Fact]
    public async Task One_bad_feature_is_named_and_nothing_is_half_imported()
    {
        await using var world = await GisWorld.Create();
        const string Bow = """{ "type": "Polygon", "coordinates": [[[2.18, 41.39], [2.19, 41.40], [2.19, 41.39], [2.18, 41.40], [2.18, 41.39]]] }""";
        const string Open = """{ "type": "Polygon", "coordinates": [[[2.18, 41.39], [2.19, 41.40], [2.19, 41.39]]] }""";
        const string Metres = """{ "type": "Polygon", "coordinates": [[[430605, 4582051], [430705, 4582051], [430705, 4582151], [430605, 4582051]]] }""";
        var refused = await world.Import(GisWorld.Collection(
            GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", Bow), GisWorld.Feature("C", GisWorld.Point(0, 0)), GisWorld.Feature("D", Open),
            GisWorld.Feature("E", Metres), GisWorld.Feature("A", GisWorld.Square(3, 3)), GisWorld.Feature("", GisWorld.Square(4, 4)), GisWorld.Feature("F", "null")));

        Assert.Equal(AdministrationOutcome.Invalid, refused.Result.Outcome);
        Assert.Equal(
            ["feature 2", "feature 3", "feature 4", "feature 5", "feature 6", "feature 7", "feature 8"], refused.Problems!.Select(problem => problem.Where.Text));
        Assert.Contains("Self-intersection at", refused.Problems![0].What.Text, StringComparison.Ordinal);
        Assert.Contains("It is a Point; a District takes one of Polygon, MultiPolygon", refused.Problems[1].What.Text, StringComparison.Ordinal);
        Assert.Contains("cannot be read", refused.Problems[2].What.Text, StringComparison.Ordinal);
        Assert.Contains("EPSG:25831", refused.Problems[3].What.Text, StringComparison.Ordinal);
        Assert.Contains("stands at feature 1 already", refused.Problems[4].What.Text, StringComparison.Ordinal);
        Assert.Contains("1 to 100 printable characters", refused.Problems[5].What.Text, StringComparison.Ordinal);
        Assert.Contains("no geometry", refused.Problems[6].What.Text, StringComparison.Ordinal);
        Assert.StartsWith("Nothing of 'places.geojson' was taken. feature 2:", refused.Result.Detail, StringComparison.Ordinal);
        Assert.Empty(world.Rows());
    }

    [Theory]
    [InlineData("places.geojson", "{", "line 1: this is no JSON")]
    [InlineData("places.geojson", "[]", "no GeoJSON FeatureCollection")]
    [InlineData("places.geojson", """{ "type": "FeatureCollection", "features": [] }""", "describes nothing")]
    [InlineData("places.geojson", """{ "type": "FeatureCollection", "crs": { "properties": { "name": "EPSG:23030" } }, "features": [] }""", "crs is 'EPSG:23030'")]
    [InlineData("places.csv", "code;name\nA;B", "it takes one of lon")]
    [InlineData("places.csv", "code,code,x,y\nA,B,1,2", "'code' stands there twice")]
    [InlineData("places.csv", "what,lon,lat\nA,1,2", "No field names the places")]
    [InlineData("places.zip", "PK", "cannot be unpacked")]
    [InlineData("places.gpkg", "x", "allowed are .geojson")]
    [InlineData("places.csv", "", "0 bytes")]
    public async Task A_file_that_is_none_is_refused_with_what_to_do(string name, string content, string said)
    {
        await using var world = await GisWorld.Create();
        var refused = await world.Import(content, PlaceKind.LightPoint, name);
        Assert.Equal(AdministrationOutcome.Invalid, refused.Result.Outcome);
        Assert.Contains(said, refused.Result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metres_of_a_csv_become_degrees_and_bad_lines_are_named()
    {
        await using var world = await GisWorld.Create();
        var file = new PlaceFile("lamps.csv", "codi;x;y\nL1;430605,306;4582051,505\nL2;430610;4582060\n"u8.ToArray(), "S1", PlaceKind.LightPoint) { CoordinateSystem = "EPSG:25831" };
        Assert.Equal(2, (await world.Catalogue.Import("20", file, Cancellation)).Added);
        var lamp = world.Rows()[0].ToShape().Coordinate;
        Assert.Equal(2.17, lamp.X, 1e-7);
        Assert.Equal(41.387, lamp.Y, 1e-7);

        var bad = await world.Import("code;lon;lat\nL3;2.1;41.4\nL4;far;41.4\n", PlaceKind.LightPoint, "lamps.csv");
        Assert.Equal([("line 3", "lon is 'far'; it takes a number.")], bad.Problems!.Select(problem => (problem.Where.Text, problem.What.Text)));
    }

    [Fact]
    public async Task Numbers_that_are_swapped_or_of_another_zone_are_refused_where_the_assets_stand_elsewhere()
    {
        await using var world = await GisWorld.Create();
        await world.Platform.Get<ISiteCatalogue>().Import(
            new SiteManifest(
                "20", "S1", "Site", "Europe/Madrid", "simulated", [new SiteAsset("A1", "M1", "Shop", "bakery", 50, GisWorld.South, GisWorld.West, "", [])]), Cancellation);

        var swapped = await world.Import("code;lon;lat\nL1;2.17;41.387\nL2;41.387;2.17\n", PlaceKind.LightPoint, "lamps.csv");
        Assert.Equal(
            [("line 3", "It lies at longitude 41.387 and latitude 2.17, and with the two swapped it would stand by the assets of the site. Write the longitude first.")],
            swapped.Problems!.Select(problem => (problem.Where.Text, problem.What.Text)));

        // Six degrees to the west, as the zones are wide.
        var metres = new PlaceFile("lamps.csv", "code;x;y\nL1;430605.306;4582051.505\n"u8.ToArray(), "S1", PlaceKind.LightPoint);
        var misplaced = await world.Catalogue.Import("20", metres with { CoordinateSystem = "EPSG:25830" }, Cancellation);
        Assert.StartsWith("It is the place nearest to the assets of the site, and lies 50", Assert.Single(misplaced.Problems!).What.Text, StringComparison.Ordinal);
        Assert.Empty(world.Rows());
        Assert.Equal(1, (await world.Catalogue.Import("20", metres with { CoordinateSystem = "EPSG:25831" }, Cancellation)).Added);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(GisWorld.West, GisWorld.South)]
    public async Task Places_between_the_site_and_a_misplaced_asset_of_it_were_taken_for_near_ones(double latitude, double longitude)
    {
        await using var world = await GisWorld.Create();
        SiteAsset[] assets =
        [
            .. Enumerable.Range(0, 3).Select(i => new SiteAsset($"A{i}", $"M{i}", "Shop", "bakery", 50, GisWorld.South + (i * 0.001), GisWorld.West, "", [])),
            new SiteAsset("A9", "M9", "Shop", "bakery", 50, latitude, longitude, "", []),
        ];
        await world.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", assets), Cancellation);

        var between = FormattableString.Invariant($"{(GisWorld.West + longitude) / 2};{(GisWorld.South + latitude) / 2}");
        var far = await world.Import($"code;lon;lat\nL1;{between}\n", PlaceKind.LightPoint, "lamps.csv");

        Assert.StartsWith("It is the place nearest to the assets of the site", Assert.Single(far.Problems!).What.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await world.Import("code;lon;lat\nL1;2.17;41.387\n", PlaceKind.LightPoint, "lamps.csv")).Added);
    }

    [Fact]
    public async Task Places_of_a_smaller_second_town_of_the_site_are_near_ones()
    {
        await using var world = await GisWorld.Create();
        SiteAsset[] assets =
        [
            .. Enumerable.Range(0, 6).Select(i => new SiteAsset($"A{i}", $"M{i}", "Shop", "bakery", 50, GisWorld.South + (i * 0.001), GisWorld.West, "", [])),
            .. Enumerable.Range(6, 4).Select(i => new SiteAsset($"A{i}", $"M{i}", "Shop", "bakery", 50, 28.1 + (i * 0.001), -15.43, "", [])),
        ];
        await world.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", assets), Cancellation);

        var import = await world.Import("code;lon;lat\nLas Palmas;-15.43;28.1\n", PlaceKind.LightPoint, "lamps.csv");
        Assert.True(import.Added == 1, import.Result.Detail);
    }

    [Fact]
    public async Task A_file_of_a_whole_country_is_taken_where_one_of_its_places_is_near()
    {
        await using var world = await GisWorld.Create();
        await world.Platform.Get<ISiteCatalogue>().Import(
            new SiteManifest(
                "20", "S1", "Site", "Europe/Madrid", "simulated", [new SiteAsset("A1", "M1", "Shop", "bakery", 50, GisWorld.South, GisWorld.West, "", [])]), Cancellation);

        var import = await world.Import("code;lon;lat\nBarcelona;2.17;41.387\nLas Palmas;-15.43;28.1\n", PlaceKind.LightPoint, "lamps.csv");
        Assert.True(import.Added == 2, import.Result.Detail);
        var doubt = Assert.Single(import.Doubts);
        Assert.Equal((1, "line 3"), (import.Doubtful, doubt.Where.Text));
        Assert.StartsWith("It lies 21", doubt.What.Text, StringComparison.Ordinal);
        Assert.EndsWith("if they are wrong, correct them and import the file again.", doubt.What.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_of_brackets_in_brackets_is_named_and_does_not_end_the_process()
    {
        await using var world = await GisWorld.Create();
        var cell = string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 20_000));
        var refused = await world.Import($"code;wkt\nA;{cell}\n", PlaceKind.Building, "buildings.csv");
        Assert.Equal([("line 2", "wkt nests more than 3 brackets; no collections are taken.")], refused.Problems!.Select(problem => (problem.Where.Text, problem.What.Text)));
    }

    [Fact]
    public async Task Rings_are_turned_as_geojson_has_them_and_heights_fall_away()
    {
        await using var world = await GisWorld.Create();
        await world.Import(
            "code;wkt\nA;\"POLYGON Z ((2.18 41.39 5, 2.18 41.40 5, 2.19 41.40 5, 2.19 41.39 5, 2.18 41.39 5))\"\n", PlaceKind.Building, "buildings.csv");
        var shape = (Polygon)Assert.Single(world.Rows()).ToShape();
        Assert.True(shape.Shell.IsCCW);
        Assert.True(double.IsNaN(shape.Coordinate.Z));
    }

    [Fact]
    public async Task Tenants_see_and_change_their_own_places_only()
    {
        await using var world = await GisWorld.Create("20", "30");
        await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0))), tenant: "20");
        await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(5, 5))), tenant: "30");
        Assert.Single((await world.Platform.Get<PlaceAtlases>().Get(world.IdOf("20"), Cancellation)).Of(PlaceKind.District));

        world.Platform.Session.BecomeTenantAdministrator(world.IdOf("30"));
        var refused = await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(9, 9))), tenant: "20");
        Assert.Equal(AdministrationOutcome.NotAllowed, refused.Result.Outcome);
        Assert.Equal(["30"], (await world.Catalogue.Count(Cancellation)).Select(count => count.TenantCode));
        world.Platform.Session.BecomeOperator(world.IdOf("30"));
        Assert.Empty(await world.Catalogue.Count(Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await world.Import(GisWorld.Collection(), tenant: "30")).Result.Outcome);
    }

    [Fact]
    public async Task What_stands_is_found_by_position_and_after_each_change()
    {
        await using var world = await GisWorld.Create();
        await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(5, 0))));
        var atlases = world.Platform.Get<PlaceAtlases>();
        var box = new Envelope(2.1801, 2.1802, 41.3901, 41.3902);
        Assert.Equal(["A"], (await atlases.Get(world.IdOf("20"), Cancellation)).Near(PlaceKind.District, box).Select(place => place.Code));
        await world.Import(GisWorld.Collection(GisWorld.Feature("A", GisWorld.Square(9, 9))));
        Assert.Empty((await atlases.Get(world.IdOf("20"), Cancellation)).Near(PlaceKind.District, box));
    }

    [Fact]
    public async Task The_districts_of_barcelona_have_their_official_areas()
    {
        var folder = SharedData.Folder("gis");
        await using var world = await GisWorld.Create();
        var file = new PlaceFile(
            "barcelona_districts.geojson", await File.ReadAllBytesAsync(Path.Combine(folder, "barcelona_districts.geojson"), Cancellation), "S1", PlaceKind.District)
        {
            CodeField = "DISTRICTE", NameField = "NOM",
        };
        var import = await world.Catalogue.Import("20", file, Cancellation);
        Assert.True(import.Added == 10, import.Result.Detail);
        using var official = System.Text.Json.JsonDocument.Parse(file.Content);
        var areas = official.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties"))
            .ToDictionary(p => p.GetProperty("DISTRICTE").ToString(), p => double.Parse(p.GetProperty("AREA").ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(world.Rows(), row => Assert.InRange(
            Modules.Gis.Import.CoordinateSystem.UtmAround(2.1).FromDegrees(row.ToShape()).Area / areas[row.Code], 1 - 0.0005, 1 + 0.0005));
    }

    private static async Task<List<string>> Audited(GisWorld world, string what)
    {
        await using var database = world.Platform.Contexts.Read(TenantScope.Platform);
        return await database.Set<AuditRow>().Where(line => line.What == what).Select(line => line.What).ToListAsync(Cancellation);
    }
}
