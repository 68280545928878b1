using NetTopologySuite.Geometries;
using UrbGrade.Modules.Dashboard.Maps;

namespace UrbGrade.Tests.Dashboard.Maps;

public sealed class AreaCellsTests
{
    private const int Fewest = 5;

    [Fact]
    public void Every_asset_is_in_one_cell_and_no_cell_is_too_small()
    {
        var assets = Assets(seed: 1, count: 400).ToList();
        var cells = AreaCells.Of(assets, Fewest);
        Assert.Equal(assets.Select(asset => asset.Id).Order(), cells.SelectMany(cell => cell).Select(asset => asset.Id).Order());
        Assert.All(cells, cell => Assert.InRange(cell.Count, Fewest, 3 * Fewest));
    }

    [Fact]
    public void Cells_stay_within_districts_that_are_large_enough()
    {
        var cells = AreaCells.Of(Assets(seed: 2, count: 400), Fewest);
        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.Single(cell.Select(asset => asset.Within[0]).Distinct()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Too_few_assets_make_no_cell(int count) => Assert.Empty(AreaCells.Of(Assets(seed: 3, count), Fewest));

    [Fact]
    public void A_small_district_is_merged_with_the_nearest()
    {
        var cells = AreaCells.Of([.. Row(district: 1, x: 0, count: 6), .. Row(district: 2, x: 1_000, count: 3), .. Row(district: 3, x: 5_000, count: 6)], Fewest);
        Assert.Equal([[1, 2], [3]], cells.Select(cell => cell.Select(asset => asset.Within[0]).Distinct().Order().ToArray()).OrderBy(districts => districts[0]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(40)]
    public void Cabinets_of_street_light_make_no_cell_of_homes_large(int homes)
    {
        var assets = Assets(seed: 7, count: 400).Select(asset => asset with { IsLight = asset.Id > homes }).ToList();
        var cells = AreaCells.Of(assets, Fewest);

        Assert.All(cells, cell => Assert.True(cell.Count(asset => !asset.IsLight) is 0 or >= Fewest));
        Assert.Equal(homes < Fewest ? 0 : homes, cells.Sum(cell => cell.Count(asset => !asset.IsLight)));
        Assert.Equal(400 - homes, cells.Sum(cell => cell.Count(asset => asset.IsLight)));
        Assert.True(cells.Count > 1);
    }

    [Fact]
    public void The_order_of_the_assets_does_not_matter()
    {
        var assets = Assets(seed: 4, count: 200).ToList();
        IEnumerable<string> Names(IEnumerable<LocatedAsset> some) =>
            AreaCells.Of(some, Fewest).Select(cell => string.Join(',', cell.Select(asset => asset.Id).Order())).Order(StringComparer.Ordinal);
        Assert.Equal(Names(assets), Names(assets.AsEnumerable().Reverse()));
    }

    /// <summary>Whoever subtracts the sum of one area from that of another, whatever their shapes, is left with whole cells.</summary>
    [Fact]
    public void No_two_areas_differ_by_fewer_assets_than_a_figure_may_stand_on()
    {
        var random = new Random(5);
        var assets = Assets(seed: 6, count: 300).ToList();
        var map = new TenantMap(new Modules.Gis.Store.PlaceAtlas(0, []), assets, AreaCells.Of(assets, Fewest));
        var areas = Enumerable.Range(0, 60).Select(_ => Counted(map, random.Next(1_000), random.Next(1_000), random.Next(50, 900))).ToList();
        Assert.Contains(areas, area => area.Count > 0);
        foreach (var one in areas)
        {
            foreach (var other in areas)
            {
                Assert.True(one.Except(other).Count() is 0 or >= Fewest, $"{one.Except(other).Count()} assets are left.");
            }
        }
    }

    private static List<int> Counted(TenantMap map, double x, double y, double reach) =>
        [.. map.CellsIn(asset => Math.Abs(asset.X - x) < reach && Math.Abs(asset.Y - y) < reach).SelectMany(cell => map.Cells[cell]).Select(asset => asset.Id)];

    /// <summary>Spread over a square kilometre of four districts with four streets each; buildings of one to three.</summary>
    private static IEnumerable<LocatedAsset> Assets(int seed, int count)
    {
        var random = new Random(seed);
        for (var id = 1; id <= count; id++)
        {
            var (x, y) = (random.NextDouble() * 1_000, random.NextDouble() * 1_000);
            var district = 1 + (x > 500 ? 1 : 0) + (y > 500 ? 2 : 0);
            yield return new LocatedAsset(id, new Coordinate(x, y), x, y, 100, [district, (district * 10) + (int)(y % 500 / 125), 1_000 + (id / 2)]);
        }
    }

    private static IEnumerable<LocatedAsset> Row(int district, double x, int count) => Enumerable.Range(0, count)
        .Select(i => new LocatedAsset((district * 100) + i, new Coordinate(x + i, 0), x + i, 0, 100, [district, 0, 0]));
}
