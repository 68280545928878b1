using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Homes and shops beside cabinets of street lighting, whose own energy is known to whoever reads the map.</summary>
public class LitCellsTests : MappedDistricts
{
    [Fact]
    public async Task Four_shops_are_not_what_is_left_of_a_district_less_its_cabinets()
    {
        await Carriers("A", number => number < 6 ? "light" : "power");
        await Carriers("B", _ => "power");
        await Carriers("C", _ => "power");
        await Period("A", KpiDefinitions.Energy, number => number < 6 ? 100 + number : null, KpiMedium.Light);
        var all = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total), Cancellation))!;
        var light = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total, Figure: "energy.light"), Cancellation))!;

        // The ten of A were a sum of their own, and less the six cabinets that of four shops; now they are told with the eight of B and C.
        Assert.Equal([("A", 18), ("B", 18), ("C", 18), ("D", 0)], all.Areas.Select(area => (area.Code, area.Reporting)));
        Assert.Single(all.Areas.Where(area => area.Value is not null).Select(area => area.Value).Distinct());
        Assert.Equal(Enumerable.Range(0, 6).Sum(number => 100d + number), light.Areas[0].Value);
    }

    [Fact]
    public async Task A_cell_in_which_few_shops_report_beside_cabinets_is_withheld()
    {
        await Carriers("A", number => number < 4 ? "light" : "power");
        await Write("20", database => database.RemoveRange(
            Shops(database, "A").Where(shop => shop.Number >= 7)
                .SelectMany(shop => database.Set<KpiRow>().Where(kpi => kpi.AssetId == shop.Asset.Id).ToList()).ToList()));
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;

        // Seven report, three of them shops.
        Assert.Equal(("A", "withheld"), (map.Areas[0].Code, map.Areas[0].StatusName));
        Assert.Equal(("B", "ok"), (map.Areas[1].Code, map.Areas[1].StatusName));
    }

    [Fact]
    public async Task Cabinets_alone_are_told_as_before()
    {
        await Carriers("A", _ => "light");
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;

        Assert.Equal((104.5, 10), (map.Areas[0].Value!.Value, map.Areas[0].Reporting));
    }

    [Fact]
    public async Task Two_cabinets_in_a_district_were_withheld_as_if_they_were_homes()
    {
        foreach (var district in new[] { "A", "B", "C" })
        {
            await Carriers(district, _ => "light");
        }

        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total), Cancellation))!;
        Assert.Equal([("A", 10), ("B", 6), ("C", 2), ("D", 0)], map.Areas.Select(area => (area.Code, area.Reporting)));
        Assert.Equal((201d, "ok"), (map.Areas[2].Value!.Value, map.Areas[2].StatusName));
        Assert.All(map.Areas, area => Assert.Null(area.MergedWith));

        // Two of the six in B.
        var drawn = (await Maps.Sum(
            new AreaMapRequest(PlaceKind.District, February, Measure: AreaMeasure.Total), [(2.181, 41.39), (2.18119, 41.39), (2.18119, 41.391), (2.181, 41.391)], Cancellation))!;
        Assert.Equal((2, 201d), (drawn.Reporting, drawn.Value!.Value));
    }

    [Fact]
    public async Task Nodes_of_lamps_without_energy_are_street_lighting_and_no_homes()
    {
        await Carriers("A", _ => "light");
        await Write("20", database =>
        {
            foreach (var series in database.Set<SeriesRow>().Where(series => series.Quantity == Quantities.Energy && series.Medium == "light").ToList().Take(4))
            {
                series.Quantity = "current";
            }
        });
        await using var read = World.Platform.Contexts.Read(TenantScope.Of(World.IdOf("20")));

        Assert.Equal(10, (await StreetLights.Of(read, Cancellation)).Count);
    }

    [Fact]
    public async Task Nodes_of_lamps_were_counted_among_the_places_that_report_energy()
    {
        await Carriers("A", _ => "light");
        await Write("20", database =>
        {
            foreach (var (asset, _) in Shops(database, "A").Where(shop => shop.Number >= 4))
            {
                database.Set<SeriesRow>().Single(series => database.Set<MeterRow>().Any(meter => meter.Id == series.MeterId && meter.AssetId == asset.Id)).Quantity =
                    Quantities.Current;
                database.RemoveRange(database.Set<KpiRow>().Where(kpi => kpi.AssetId == asset.Id).ToList());
            }
        });
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February), Cancellation))!;

        // Four cabinets and the six nodes of their lamps.
        Assert.Equal((101.5, 4, 4), (map.Areas[0].Value!.Value, map.Areas[0].Reporting, map.Areas[0].Assets));
    }
}
