using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Gis;
using Tile = NetTopologySuite.IO.VectorTiles.Tiles.Tile;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Two districts of ten and six shops side by side, and a third one of two beside the second.</summary>
public class AreaMapTests : IAsyncLifetime
{
    private static readonly DateOnly February = new(2026, 2, 1);

    private const int FebruaryHours = 28 * 24;

    private readonly GisWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAreaMaps Maps => world.Platform.Get<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<IAreaMaps>();

    public async ValueTask InitializeAsync()
    {
        foreach (var tenant in new[] { "20", "30" })
        {
            await world.Platform.Get<ITenantDirectory>().Add(new TenantDraft(tenant, $"District {tenant}"), Cancellation);
            await world.Platform.Get<ISiteCatalogue>().Import(
                new SiteManifest(tenant, "S1", "Site", "Europe/Madrid", "simulated", [.. Shops("A", 0, 10), .. Shops("B", 1, 6), .. Shops("C", 2, 2)]), Cancellation);
            await world.Import(
                GisWorld.Collection(
                    GisWorld.Feature("A", GisWorld.Square(0, 0)), GisWorld.Feature("B", GisWorld.Square(1, 0)), GisWorld.Feature("C", GisWorld.Square(2, 0)),
                    GisWorld.Feature("D", GisWorld.Square(9, 0))),
                tenant: tenant);
            await Measure(tenant, tenant == "20" ? 100 : 9_999);
        }

        world.Platform.Session.BecomeTenantAdministrator(world.IdOf("20"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Districts_have_the_figures_of_their_assets_and_small_ones_share()
    {
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;
        Assert.Equal((5, "simulated"), (map.Fewest, map.Origin));
        var (a, b, c, d) = (map.Areas[0], map.Areas[1], map.Areas[2], map.Areas[3]);
        Assert.Equal(("A", 100 + 4.5, 10, 10, KpiStatus.Ok), (a.Code, a.Value, a.Assets, a.Reporting, a.Status));

        // C is too small and next to B: both show what the eight of them use.
        var together = (Enumerable.Range(0, 6).Sum(i => 100d + i) + 100 + 101) / 8;
        Assert.Equal((together, 8, (string?)null), (b.Value!.Value, b.Assets, b.MergedWith));
        Assert.Equal((together, 8, "B"), (c.Value!.Value, c.Assets, c.MergedWith));
        Assert.Equal((null, 0, null, (int?)null), (d.Value, d.Assets, d.MergedWith, d.Class));
        Assert.Equal(1, a.Coverage);
    }

    [Fact]
    public async Task Sums_and_square_metres_are_those_of_the_assets()
    {
        var total = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total), Cancellation))!;
        Assert.Equal(1045, total.Areas[0].Value);
        var area = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.PerSquareMetre), Cancellation))!;
        Assert.Equal(1045d / (10 * 50), area.Areas[0].Value);
    }

    [Fact]
    public async Task A_cell_with_too_few_reporting_assets_says_nothing()
    {
        await Write("20", database => database.RemoveRange(database.Set<KpiRow>().ToList().Where(kpi => AssetCode(database, kpi).StartsWith('A')).Take(6)));
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;
        Assert.Null(map.Areas[0].Value);
        Assert.Equal((0, 0), (map.Areas[0].Reporting, map.Areas[0].ValidReadings));
        Assert.NotNull(map.Areas[1].Value);
    }

    [Fact]
    public async Task Fixed_bounds_and_fifths_make_classes()
    {
        var given = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Bounds: [103, 104]), Cancellation))!;
        Assert.Equal([2, 0, 0, null], given.Areas.Select(area => area.Class));
        var fifths = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;
        Assert.NotEmpty(fifths.Bounds);
        Assert.Equal(fifths.Bounds.Count, fifths.Areas[0].Class);
    }

    [Fact]
    public async Task Another_month_and_another_tenant_say_nothing_of_this_one()
    {
        var march = (await Maps.Read(new AreaMapRequest(PlaceKind.District, new DateOnly(2026, 3, 1)), Cancellation))!;
        Assert.All(march.Areas, area => Assert.Null(area.Value));
        Assert.Equal(February, await Maps.LatestMonth(Cancellation));
        world.Platform.Session.BecomeTenantAdministrator(world.IdOf("30"));
        var other = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;
        Assert.True(other.Areas[0].Value > 9_000);
        world.Platform.Session.BecomeNobody();
        Assert.Null(await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation));
        Assert.Null(await Maps.WriteGeoJson(new AreaMapRequest(PlaceKind.District, February), 12, Cancellation));
    }

    [Fact]
    public async Task The_map_opens_on_the_newest_month_that_is_covered()
    {
        await Measure("20", 50, new DateOnly(2026, 3, 1), validHours: 100);
        Assert.Equal(February, await Maps.LatestMonth(Cancellation));
        await Write("20", database => database.RemoveRange(database.Set<KpiRow>().Where(k => k.PeriodStart == February)));
        Assert.Equal(new DateOnly(2026, 3, 1), await Maps.LatestMonth(Cancellation));
    }

    [Fact]
    public async Task A_drawn_area_has_the_figure_of_whole_cells()
    {
        var request = new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total);
        IReadOnlyList<(double, double)> Box(double west, double east) => [(west, 41.389), (east, 41.389), (east, 41.392), (west, 41.392)];
        var all = await Maps.Sum(request, Box(2.17, 2.20), Cancellation);
        Assert.Equal(18, all!.Reporting);

        // One shop fewer: its cell counts as a whole or not at all.
        var fewer = await Maps.Sum(request, Box(2.1801, 2.20), Cancellation);
        Assert.True(18 - fewer!.Reporting is 0 or >= 5);
        Assert.Null((await Maps.Sum(request, Box(2.1800, 2.1801), Cancellation))!.Value);
        Assert.Null(await Maps.Sum(request, [(2.18, 41.39), (2.19, 41.40)], Cancellation));
        Assert.Null(await Maps.Sum(request, [(2.18, 41.39), (2.19, 41.40), (2.19, 41.39), (2.18, 41.40)], Cancellation));
    }

    [Fact]
    public async Task Geojson_and_vector_tiles_say_the_same()
    {
        var request = new AreaMapRequest(PlaceKind.District, February);
        using var document = JsonDocument.Parse((await Maps.WriteGeoJson(request, 16, Cancellation))!);
        var features = document.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(["A", "B", "C", "D"], features.Select(feature => feature.GetProperty("properties").GetProperty("code").GetString()));
        Assert.Equal(104.5, features[0].GetProperty("properties").GetProperty("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, features[3].GetProperty("properties").GetProperty("value").ValueKind);

        var tile = new Tile(Column(2.1805, 15), Row(41.3905, 15), 15);
        var bytes = await Maps.WriteTile(request, 15, tile.X, tile.Y, Cancellation);
        using var stream = new MemoryStream(bytes!);
        var layer = Assert.Single(new MapboxTileReader().Read(stream, tile).Layers);
        Assert.Equal("areas", layer.Name);
        var a = layer.Features.Single(feature => (string)feature.Attributes["code"] == "A");
        Assert.Equal(104.5, Convert.ToDouble(a.Attributes["value"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(a.Geometry.Intersects(new Point(2.1805, 41.3905)));
        Assert.Empty((await Maps.WriteTile(request, 15, 0, 0, Cancellation))!);
    }

    [Fact]
    public async Task Shapes_are_as_exact_as_the_zoom_can_show()
    {
        var ring = string.Join(',', Enumerable.Range(0, 721).Select(i => FormattableString.Invariant(
            $"[{2.18 + (0.01 * Math.Cos((i % 720) * Math.PI / 360)):0.00000000}, {41.39 + (0.01 * Math.Sin((i % 720) * Math.PI / 360)):0.00000000}]")));
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Import(GisWorld.Collection(GisWorld.Feature("R", $$"""{ "type": "Polygon", "coordinates": [[{{ring}}]] }""")), PlaceKind.Building);
        int Points(byte[]? json) => JsonDocument.Parse(json!).RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength();
        var request = new AreaMapRequest(PlaceKind.Building, February);
        Assert.Equal(721, Points(await Maps.WriteGeoJson(request, 22, Cancellation)));
        Assert.InRange(Points(await Maps.WriteGeoJson(request, 10, Cancellation)), 5, 40);
    }

    [Fact]
    public async Task Streets_have_the_assets_beside_them()
    {
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Import(
            GisWorld.Collection(GisWorld.Feature("S", """{ "type": "LineString", "coordinates": [[2.180, 41.3907], [2.181, 41.3907]] }""")), PlaceKind.Street);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.Street, February), Cancellation))!;
        Assert.Equal((10, 104.5), (map.Areas[0].Assets, map.Areas[0].Value));
    }

    private static int Column(double longitude, int zoom) => (int)((longitude + 180) / 360 * (1 << zoom));

    private static int Row(double latitude, int zoom) =>
        (int)((1 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom));

    private static IEnumerable<SiteAsset> Shops(string district, int column, int count) => Enumerable.Range(0, count).Select(i => new SiteAsset(
        $"{district}{i}", $"{district}{i}", $"Shop {district}{i}", "bakery", 50, 41.3905, 2.18005 + (column * 0.001) + (i * 0.00009), "", []));

    private static string AssetCode(UrbGradeContext database, KpiRow kpi) => database.Set<AssetRow>().Single(asset => asset.Id == kpi.AssetId).Code;

    private Task Measure(string tenant, double first, DateOnly? month = null, int validHours = FebruaryHours) => Write(tenant, database =>
    {
        foreach (var asset in database.Set<AssetRow>().ToList())
        {
            database.Add(new KpiRow
            {
                TenantId = world.IdOf(tenant), AssetId = asset.Id, DefinitionId = KpiDefinitions.Energy.Id, Resolution = KpiResolution.Month, PeriodStart = month ?? February,
                Value = first + int.Parse(asset.Code[1..], System.Globalization.CultureInfo.InvariantCulture), ValidIntervals = validHours,
                ExpectedIntervals = FebruaryHours, ComputedAt = world.Platform.Clock.GetUtcNow(),
            });
        }
    });

    private Task Write(string tenant, Action<UrbGradeContext> change) => world.Platform.Queue.Commit(
        session =>
        {
            using var database = world.Platform.Contexts.Write(TenantScope.Of(world.IdOf(tenant)), session);
            change(database);
            database.SaveChanges();
            return true;
        },
        Cancellation);
}
