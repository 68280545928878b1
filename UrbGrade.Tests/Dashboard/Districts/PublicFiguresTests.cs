using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Districts;

/// <summary>What a public page may not give away.</summary>
public class PublicFiguresTests : IAsyncLifetime
{
    private DashboardWorld world = null!;
    private long request;

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_total_of_a_district_of_four_shops_is_not_what_their_place_withholds()
    {
        await Shops("1", "2", "3");
        var district = await Find();
        Assert.True(district.IsWithheld);
        Assert.Empty(district.Figures);
        Assert.Empty(district.Months);
        Assert.Equal((4, null, true), district.Places.Select(p => (p.AssetCount, p.EnergyKwh, p.Withheld)).Single());
    }

    [Fact]
    public async Task Five_shops_are_told_together()
    {
        await Shops("1", "2", "3", "4");
        var district = await Find();
        Assert.False(district.IsWithheld);
        Assert.Equal(5 * 24 * 2.5, district.Figures[0].ThisYear.Value!.Value, 9);
        Assert.Equal(5, district.Measured);
        Assert.Equal((5, 5 * 24 * 2.5, false), district.Places.Select(p => (p.AssetCount, p.EnergyKwh!.Value, p.Withheld)).Single());
    }

    [Fact]
    public async Task A_place_of_four_cannot_be_had_by_taking_the_others_from_the_total()
    {
        await Shops("1", "2", "3", "4", "5", "6", "7", "8");
        await MoveToNorth("5", "6", "7", "8");
        var district = await Find();
        Assert.Equal(9 * 24 * 2.5, district.Figures[0].ThisYear.Value!.Value, 9);
        Assert.Equal([(4, null, true), (5, null, true)], district.Places.OrderBy(p => p.AssetCount).Select(p => (p.AssetCount, p.EnergyKwh, p.Withheld)));
    }

    [Fact]
    public async Task A_month_in_which_only_one_shop_was_there_is_withheld()
    {
        await Send("2026-02-20", "477");
        await Shops("1", "2", "3", "4");
        var district = await Find();
        Assert.Equal([(When.Day("2026-02-01"), null), (When.Day("2026-03-01"), 5 * 24 * 2.5)], district.Months.Select(m => (m.Month, m.EnergyKwh)));

        // The year less the other months would tell it. What is withheld is not missing: eight days of one shop and a day of four are expected.
        Assert.Equal(5 * 24 * 2.5, district.Figures[0].ThisYear.Value!.Value, 9);
        Assert.Equal((5 * 24, (8 + 4) * 24), (district.Figures[0].ThisYear.ValidReadings, district.Figures[0].ThisYear.ExpectedReadings));
    }

    [Theory]
    [InlineData(5, 1 / 6.0)]
    [InlineData(4, null)]
    public async Task Street_light_is_told_as_a_share_unless_that_tells_what_few_others_use(int shops, double? share)
    {
        await Shops([.. Enumerable.Range(1, shops).Select(shop => $"{shop}")]);
        await world.Barcelona.Change(context => context.Set<SeriesRow>()
            .Where(series => context.Set<MeterRow>().Any(meter => meter.Id == series.MeterId && meter.Source == "477")).ToList().ForEach(series => series.Medium = "light"));
        Assert.Equal(share, (await Find()).LightShare);
    }

    [Fact]
    public async Task What_few_use_of_a_carrier_does_not_follow_from_energy_and_CO2()
    {
        await Shops("1", "2", "3", "4");
        await world.Barcelona.Change(context => context.Set<SeriesRow>()
            .Where(series => context.Set<MeterRow>().Any(meter => meter.Id == series.MeterId && meter.Source == "477") && series.Quantity == "energy").ToList().ForEach(series => series.Medium = "gas"));
        world.Platform.Get<Modules.Quantification.Store.SeriesDirectory>().Forget(world.Barcelona.Id);
        await Send("2026-03-07", "477");
        await world.Barcelona.ComputePeriods();
        var district = await Find();

        Assert.Equal([Quantity.EnergyKwh], district.Figures.Select(figure => figure.ThisYear.Quantity));
    }

    private async Task Shops(params string[] further)
    {
        await world.Barcelona.Register(further);
        await world.Barcelona.Change(context =>
        {
            foreach (var asset in context.Set<AssetRow>())
            {
                (asset.Latitude, asset.Longitude) = (41.4, 2.17);
            }
        });
        foreach (var meter in further.Append("477"))
        {
            await Send("2026-03-08", meter);
        }
    }

    private async Task MoveToNorth(string first, params string[] others)
    {
        var north = await world.MoveToOwnSite(first, "North");
        await world.Barcelona.Change(context =>
        {
            foreach (var asset in context.Set<AssetRow>().Where(a => others.Contains(a.Code)))
            {
                asset.SiteId = north;
            }
        });
    }

    private Task Send(string day, string meter) =>
        world.Barcelona.QuantifyAndCompute(++request, DashboardWorld.WholeDay(When.Day(day), meter));

    private async Task<DistrictOverview> Find()
    {
        var district = await world.Get<IDistrictQueries>().Find("20", TestContext.Current.CancellationToken);
        Assert.NotNull(district);
        return district;
    }
}
