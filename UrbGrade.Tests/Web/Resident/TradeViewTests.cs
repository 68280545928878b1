using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web.Resident;

public sealed class TradeViewTests
{
    private static readonly OwnPlace Shop = new(
        1, "Fleca", "bakery", true, "Europe/Madrid", null, Medium.Power, ["477"], new DateOnly(2019, 1, 1), null, new DateOnly(2019, 12, 30), false, []);

    private static readonly TradeBasis Known = new(Medium.Power, "bakery", "Mon-Fri 09-17", 40, 100, 9, 0.2, "EUR");

    private static readonly PeerPlace Open = new(PeerMeasure.OpenHourPerArea, 0.05, 0.02, 0.03, 0.04, 90);

    [Fact]
    public void What_keeps_a_shop_from_being_compared_is_named_in_the_order_that_it_can_be_mended()
    {
        Assert.Equal(TradeState.NoShop, TradeView.Of(Shop with { IsShop = false }, true, Profile(Known, Open)).State);
        Assert.Equal(TradeState.NoConsent, TradeView.Of(Shop, false, null).State);
        Assert.Equal(TradeState.NoProfile, TradeView.Of(Shop, true, Profile(null)).State);
        Assert.Equal(TradeState.NoOpening, TradeView.Of(Shop, true, Profile(Known with { Opening = null })).State);
        Assert.Equal(TradeState.NoArea, TradeView.Of(Shop, true, Profile(Known with { AreaSquareMetres = null })).State);
        Assert.Equal(TradeState.FewPeers, TradeView.Of(Shop, true, Profile(Known with { Peers = 7 })).State);
        Assert.Equal(TradeState.NoProfile, TradeView.Of(Shop, true, Profile(Known)).State);
        Assert.Equal(TradeState.Compared, TradeView.Of(Shop, true, Profile(Known, Open)).State);
    }

    [Fact]
    public void The_excess_is_that_of_a_months_open_hours_above_the_middle_at_the_price_paid()
    {
        // 0.02 kWh/m2 * 100 m2 * 40 h * 365.25 / 7 / 12 weeks * 0.2 EUR.
        Assert.Equal(69.571, TradeView.Of(Shop, true, Profile(Known, Open)).MonthlyExcess!.Value, 3);
        Assert.Null(TradeView.Of(Shop, true, Profile(Known, Open with { Value = 0.03 })).MonthlyExcess);
        Assert.Null(TradeView.Of(Shop, true, Profile(Known with { Price = null }, Open)).MonthlyExcess);
    }

    [Theory]
    [InlineData(0.019, "Below")]
    [InlineData(0.02, "Within")]
    [InlineData(0.04, "Within")]
    [InlineData(0.041, "Above")]
    public void The_edges_of_the_middle_half_belong_to_it(double value, string side) => Assert.Equal(side, TradeView.Side(Open with { Value = value }));

    private static AssetProfile Profile(TradeBasis? basis, params PeerPlace[] places) => new(
        1, "Fleca", [], [new PeerStanding(Medium.Power, PeerLevel.KindSite, "bakery", null, null, 9, places, null)], null, null, null, basis is null ? [] : [basis]);
}
