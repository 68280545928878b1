using NodaTime;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Tests.Profiling.Handlers;

public class TradeTests : IAsyncLifetime
{
    private const int Days = 60;

    private ProfiledTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tenant = await ProfiledTenant.Create();

    public ValueTask DisposeAsync() => tenant.Tenant.DisposeAsync();

    [Fact]
    public async Task Who_is_open_longer_does_not_stand_higher_for_it()
    {
        // All use 4 kWh in an open hour and 1 kWh in a closed one; the last three are open twice as long.
        await Open(9, shop => shop < 6 ? "Mon-Sat 09-15" : "Mon-Sat 08-20");

        var profile = (await Ask("shop-8"))!;

        var peers = Assert.Single(profile.Peers);
        Assert.Equal(9, peers.Members);
        var raw = Place(peers, PeerMeasure.DailyMeanPerArea);
        Assert.True(raw.Percentile > 80 && raw.Value > 1.2 * raw.Low, $"{raw}");
        var corrected = Place(peers, PeerMeasure.OpenHourPerArea);
        Assert.Equal((0.04, 0.04, 0.04), (corrected.Value, corrected.Low, corrected.High), Near);
        Assert.Equal(50, corrected.Percentile, 3);
        Assert.Equal(0.01, Place(peers, PeerMeasure.ClosedHourPerArea).Value, 6);
        var trade = Assert.Single(profile.Trades);
        Assert.Equal(("bakery", "Mon-Sat 08-20", 72, 100d, 9, "EUR"), (trade.Kind, trade.Opening!, trade.OpenHoursOfWeek!.Value, trade.AreaSquareMetres!.Value, trade.Peers, trade.Currency));
        Assert.Null(trade.Price);
    }

    [Fact]
    public async Task With_fewer_than_eight_known_opening_hours_it_is_said_how_many_there_are()
    {
        await Open(9, shop => shop < 7 ? "Mon-Sat 09-15" : null);

        var profile = (await Ask("shop-0"))!;

        Assert.DoesNotContain(profile.Peers.SelectMany(peers => peers.Places), place => place.Measure is PeerMeasure.OpenHourPerArea or PeerMeasure.ClosedHourPerArea);
        Assert.Equal(7, Assert.Single(profile.Trades).Peers);
        Assert.True(Assert.Single((await Ask("shop-8"))!.Trades) is { Opening: null, OpenHoursOfWeek: null, AreaSquareMetres: 100 });
    }

    [Fact]
    public async Task New_opening_hours_make_the_comparison_anew()
    {
        await Open(8, _ => "Mon-Sat 09-15");
        var before = tenant.ProfileOf("shop-0").OpenHour;

        await tenant.Tenant.Change(database => Asset(database, "shop-0").Opening = "Mon-Sat 09-21");
        await tenant.MakeProfiles(Days);

        Assert.Equal(4, before!.Value, 6);
        Assert.Equal(2.5, tenant.ProfileOf("shop-0").OpenHour!.Value, 6);
    }

    [Fact]
    public async Task A_corrected_price_makes_the_price_paid_anew()
    {
        const int Hours = Days * 24;
        await tenant.Measure("shop-0", Days, (_, hour) => hour < 12 ? 1 : 3);
        await tenant.Measure("shop-0", Days, (_, hour) => hour < 12 ? 0.1 : 0.2, medium: null, quantity: Quantities.Price);
        await tenant.Tenant.Change(database => Asset(database, "shop-0").Opening = "Mon-Sat 09-15");
        await tenant.MakeProfiles(Days);
        var before = tenant.ProfileOf("shop-0");

        await tenant.Correct("shop-0", day: 30, hour: 20, value: 0.2 + Hours, Quantities.Price);
        await tenant.MakeProfiles(Days);

        var after = tenant.ProfileOf("shop-0");
        Assert.Equal(0.175, before.PaidPrice!.Value, 1e-6);
        Assert.Equal(0.15, before.MeanPrice!.Value, 1e-6);
        Assert.Equal(0.175 + 1.5, after.PaidPrice!.Value, 1e-6);
        Assert.Equal(0.15 + 1, after.MeanPrice!.Value, 1e-6);
    }

    [Fact]
    public async Task A_comparison_of_before_the_measures_were_there_is_told_without_them()
    {
        await Open(8, _ => "Mon-Sat 09-15");
        await tenant.Tenant.Change(database =>
        {
            foreach (var row in database.Set<ConsumerProfileRow>())
            {
                (row.Values, row.Percentiles) = (row.Values[..5], row.Percentiles[..5]);
            }
        });

        var profile = (await Ask("shop-0"))!;

        Assert.All(Assert.Single(profile.Peers).Places, place => Assert.True(place.Measure <= PeerMeasure.LoadFactor));
        Assert.Equal(0, Assert.Single(profile.Trades).Peers);
    }

    [Fact]
    public async Task The_first_shop_of_the_simulated_town_is_compared_with_its_trade()
    {
        const int Winter = 40;
        var site = new SimulatedSite(seed: 5, shops: 16);
        var bakeries = site.Shops.Where(shop => shop.Trade.Code == "bakery").ToList();
        foreach (var shop in bakeries)
        {
            ShopTruth[][] truth = [.. Enumerable.Range(0, Winter).Select(day => shop.Day(LocalDate.FromDateOnly(ProfiledTenant.From.AddDays(day))))];
            await tenant.Measure($"shop-{shop.Index}", Winter, (day, hour) => (double)truth[day][hour].EnergyKwh);
            await tenant.Tenant.Change(database =>
            {
                var asset = Asset(database, $"shop-{shop.Index}");
                (asset.Kind, asset.FloorAreaSquareMetres, asset.Opening) = (shop.Trade.Code, shop.AreaSquareMetres, site.Manifest.Assets[shop.Index].Opening);
            });
        }

        await tenant.MakeProfiles(Winter);

        var profile = (await Ask("shop-0"))!;
        Assert.Equal(9, Assert.Single(profile.Trades).Peers);
        var (open, closed) = (Place(profile.Peers[0], PeerMeasure.OpenHourPerArea), Place(profile.Peers[0], PeerMeasure.ClosedHourPerArea));
        Assert.True(open.Low < open.High && open.Value > closed.Value, $"{open} {closed}");
    }

    private static readonly IEqualityComparer<(double, double, double)> Near = EqualityComparer<(double, double, double)>.Create(
        (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) + Math.Abs(one.Item3 - other.Item3) < 1e-6, _ => 0);

    private static PeerPlace Place(PeerStanding peers, PeerMeasure measure) => peers.Places.Single(place => place.Measure == measure);

    private static AssetRow Asset(UrbGradeContext database, string meter) =>
        database.Set<AssetRow>().Single(asset => database.Set<MeterRow>().Any(one => one.AssetId == asset.Id && one.Source == meter));

    private Task<AssetProfile?> Ask(string meter) => tenant.Ask(queries => queries.OfAsset(tenant.Tenant.AssetOf(meter), Cancellation));

    /// <summary>Bakeries of 100 m2 that use 4 kWh in an open hour and 1 kWh in a closed one.</summary>
    private async Task Open(int shops, Func<int, string?> opening)
    {
        for (var shop = 0; shop < shops; shop++)
        {
            var hours = OpeningHours.Parse(opening(shop) ?? "Mon-Sat 09-15")!;
            await tenant.Measure($"shop-{shop}", Days, (day, hour) => hours.Contains(ProfiledTenant.From.AddDays(day).DayOfWeek, hour) ? 4 : 1);
        }

        await tenant.Tenant.Change(database =>
        {
            for (var shop = 0; shop < shops; shop++)
            {
                var asset = Asset(database, $"shop-{shop}");
                (asset.Kind, asset.FloorAreaSquareMetres, asset.Opening) = ("bakery", 100, opening(shop));
            }
        });
        await tenant.MakeProfiles(Days);
    }
}
