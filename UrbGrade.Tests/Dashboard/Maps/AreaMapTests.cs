using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Gis;
using Tile = NetTopologySuite.IO.VectorTiles.Tiles.Tile;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Figures of areas that stand on readings, of two districts of ten and six shops and a third one of two.</summary>
public class AreaMapTests : MappedDistricts
{
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
    public async Task In_a_month_that_runs_the_hours_of_today_make_up_for_none_missed_before()
    {
        var today = new DateOnly(2026, 3, 10);
        Assert.Equal(today, LocalCalendar.Of("Europe/Madrid").DayOf(World.Platform.Clock.GetUtcNow()));
        await Measure("20", 50, LocalCalendar.MonthOf(today), validHours: 210);
        await Write("20", database =>
        {
            foreach (var month in database.Set<KpiRow>().Where(kpi => kpi.PeriodStart == LocalCalendar.MonthOf(today)).ToList())
            {
                database.Add(new KpiRow
                {
                    TenantId = month.TenantId, AssetId = month.AssetId, DefinitionId = month.DefinitionId, Resolution = KpiResolution.Day,
                    PeriodStart = today, Value = 1, ValidIntervals = 9, ExpectedIntervals = 24, ComputedAt = month.ComputedAt,
                });
            }
        });
        var area = (await Maps.Read(new AreaMapRequest(PlaceKind.District, today), Cancellation))!.Areas[0];
        Assert.Equal((10 * 210, 10 * ((9 * 24) + 9)), (area.ValidReadings, area.ExpectedReadings));
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
    public async Task What_few_have_is_told_apart_from_what_nobody_has()
    {
        await Carriers("B", number => number < 2 ? "heat" : "power");
        await Period("B", KpiDefinitions.Energy, number => number < 2 ? 10 : null, KpiMedium.Heat);
        var request = new AreaMapRequest(PlaceKind.District, February, Figure: "energy.heat");
        var map = (await Maps.Read(request, Cancellation))!;

        Assert.All(map.Areas, area => Assert.Null(area.Value));
        Assert.Equal([("A", "none"), ("B", "withheld"), ("C", "withheld"), ("D", "none")], map.Areas.Select(area => (area.Code, area.StatusName)));
        using var document = JsonDocument.Parse((await Maps.WriteGeoJson(request, 16, Cancellation))!);
        var features = document.RootElement.GetProperty("features").EnumerateArray();
        Assert.Equal(["none", "withheld", "withheld", "none"], features.Select(feature => feature.GetProperty("properties").GetProperty("status").GetString()));
        var tile = new Tile(Column(2.1815, 15), Row(41.3905, 15), 15);
        using var stream = new MemoryStream((await Maps.WriteTile(request, 15, tile.X, tile.Y, Cancellation))!);
        var layer = Assert.Single(new MapboxTileReader().Read(stream, tile).Layers);
        Assert.Equal("withheld", (string)layer.Features.Single(feature => (string)feature.Attributes["code"] == "B").Attributes["status"]);
    }

    [Fact]
    public async Task What_a_tenant_with_too_few_places_has_is_withheld()
    {
        await Write("20", database => database.Set<AssetRow>().ToList().FindAll(asset => asset.Code is not ("A0" or "A1"))
            .ForEach(asset => (asset.Latitude, asset.Longitude) = (null, null)));
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;

        Assert.Equal(
            [("A", "withheld", 2), ("B", "none", 0), ("C", "none", 0), ("D", "none", 0)],
            map.Areas.Select(area => (area.Code, area.StatusName, area.Assets)));
    }

    [Fact]
    public async Task A_ratio_is_that_of_all_assets_together()
    {
        await Period("A", PeriodKpiDefinitions.Intensity, number => number);
        await Period("A", KpiDefinitions.Energy, number => 50 * number);
        await Facts("A0", AssetTraits.FloorArea, 450);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total, Figure: "intensity"), Cancellation))!;

        // The first has nine times the area of each other one: nothing is added that is not weighted.
        Assert.Equal(Enumerable.Range(1, 9).Sum(number => 50.0 * number) / (450 + (9 * 50)), map.Areas[0].Value!.Value, 9);
        Assert.Equal((10, KpiStatus.Ok), (map.Areas[0].Reporting, map.Areas[0].Status));
        Assert.Null(map.Areas[1].Value);
    }

    [Fact]
    public async Task A_cell_in_which_one_asset_lacks_a_ratio_does_not_tell_it()
    {
        await Period("A", PeriodKpiDefinitions.Intensity, number => number == 3 ? null : number);
        await Period("A", KpiDefinitions.Energy, number => 50 * number);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: "intensity"), Cancellation))!;

        // The ten make two cells; the one with the first five is silent.
        Assert.Equal(((5 + 6 + 7 + 8 + 9) / 5.0, 5), (map.Areas[0].Value, map.Areas[0].Reporting));
    }

    [Fact]
    public async Task A_carrier_that_few_use_silences_what_would_tell_of_it()
    {
        await Carriers("A", number => number < 9 ? "power" : "gas");
        await Period("A", KpiDefinitions.Energy, number => number < 9 ? 100 : null, KpiMedium.Power);
        await Measure("20", 7, kpi: KpiDefinitions.Co2);
        async Task<(double?, int)> Of(AreaMapRequest request) => (await Maps.Read(request, Cancellation))!.Areas[0] is var area ? (area.Value, area.Reporting) : default;

        // The ten make two cells; that of the last five has one with gas, and tells its energy alone.
        Assert.Equal((104.5, 10), await Of(new AreaMapRequest(PlaceKind.District, February)));
        Assert.Equal(((7 + 8 + 9 + 10 + 11) / 5.0, 5), await Of(new AreaMapRequest(PlaceKind.District, February, Quantity.Co2Kg)));
        Assert.Equal((100.0, 5), await Of(new AreaMapRequest(PlaceKind.District, February, Figure: "energy.power")));

        await Write("20", database => database.Set<SeriesRow>().Where(series => series.Medium == "gas").ToList().ForEach(series => series.Medium = "power"));
        Assert.Equal((11.5, 10), await Of(new AreaMapRequest(PlaceKind.District, February, Quantity.Co2Kg)));
    }

    [Fact]
    public async Task The_peak_of_an_area_is_that_of_its_hours_together()
    {
        await Carriers("A", _ => "power");
        await Period("A", KpiDefinitions.Energy, _ => 28 * 24, KpiMedium.Power);

        // All draw 1 kW, and each 5 more in an hour of its own: together 15 kW, where the peaks add up to 60.
        await Hours("A", (number, hour) => hour == number ? 6 : 1);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: "peak.power"), Cancellation))!;
        Assert.Equal((15.0, FebruaryHours, KpiStatus.Ok), (map.Areas[0].Value, map.Areas[0].ValidReadings, map.Areas[0].Status));
        Assert.Null(map.Areas[1].Value);
        var drawn = await Maps.Sum(
            new AreaMapRequest(PlaceKind.District, February, Figure: "peak.power"), [(2.179, 41.389), (2.181, 41.389), (2.181, 41.392), (2.179, 41.392)], Cancellation);
        Assert.Equal(15, drawn!.Value);
    }

    [Fact]
    public async Task Every_figure_can_be_asked_for_and_no_other()
    {
        Assert.Equal(Maps.Figures.Count, Maps.Figures.DistinctBy(figure => figure.Code).Count());
        Assert.Contains(Maps.Figures, figure => figure is { Code: "water", AddsUp: true });
        foreach (var figure in Maps.Figures)
        {
            var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: figure.Code), Cancellation))!;
            Assert.NotEmpty(map.Areas);
            Assert.All(map.Areas, area => Assert.Null(area.Value));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: "peak"), Cancellation));
    }

    [Fact]
    public void A_map_of_a_month_offers_no_figure_that_years_alone_have() => Assert.DoesNotContain(
        Maps.Figures, figure => figure.Code is "heat_normalised" or "heat_normalised_m2" or "street_energy" or "street_energy_full");

    [Fact]
    public async Task Areas_name_the_assets_in_them_small_ones_too()
    {
        var codes = await Codes(await Maps.AssetsIn(PlaceKind.District, ["C", "D", "Nowhere"], Cancellation));

        Assert.Equal(["C0", "C1"], codes);
        World.Platform.Session.BecomeNobody();
        Assert.Empty(await Maps.AssetsIn(PlaceKind.District, ["C"], Cancellation));
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
        Assert.Equal([null, null, null, null], march.Areas.Select(area => area.Value));
        Assert.Equal(February, await Maps.LatestMonth(Cancellation));
        World.Platform.Session.BecomeTenantAdministrator(World.IdOf("30"));
        var other = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;
        Assert.True(other.Areas[0].Value > 9_000);
        World.Platform.Session.BecomeNobody();
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
        Assert.Equal(February.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), document.RootElement.GetProperty("month").GetString());
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
        World.Platform.Session.IsPlatformAdministrator = true;
        await World.Import(GisWorld.Collection(GisWorld.Feature("R", $$"""{ "type": "Polygon", "coordinates": [[{{ring}}]] }""")), PlaceKind.Building);
        int Points(byte[]? json) => JsonDocument.Parse(json!).RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength();
        var request = new AreaMapRequest(PlaceKind.Building, February);
        Assert.Equal(721, Points(await Maps.WriteGeoJson(request, 22, Cancellation)));
        Assert.InRange(Points(await Maps.WriteGeoJson(request, 10, Cancellation)), 5, 40);
    }

    [Fact]
    public async Task Streets_have_the_assets_beside_them()
    {
        World.Platform.Session.IsPlatformAdministrator = true;
        await World.Import(
            GisWorld.Collection(GisWorld.Feature("S", """{ "type": "LineString", "coordinates": [[2.180, 41.3907], [2.181, 41.3907]] }""")), PlaceKind.Street);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.Street, February), Cancellation))!;
        Assert.Equal((10, 104.5), (map.Areas[0].Assets, map.Areas[0].Value));
    }

    private static int Column(double longitude, int zoom) => (int)((longitude + 180) / 360 * (1 << zoom));

    private static int Row(double latitude, int zoom) =>
        (int)((1 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI)) / 2 * (1 << zoom));

    private async Task<IEnumerable<string>> Codes(IReadOnlyList<int> assets)
    {
        await using var database = World.Platform.Contexts.Read(TenantScope.Of(World.IdOf("20")));
        return [.. database.Set<AssetRow>().Where(asset => assets.Contains(asset.Id)).OrderBy(asset => asset.Id).Select(asset => asset.Code)];
    }

    private static string AssetCode(UrbGradeContext database, KpiRow kpi) => database.Set<AssetRow>().Single(asset => asset.Id == kpi.AssetId).Code;
}
