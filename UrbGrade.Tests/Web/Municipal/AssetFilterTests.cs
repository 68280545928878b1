using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class AssetFilterTests
{
    private static readonly DateOnly LastDay = new(2019, 12, 30);
    private static readonly Quantity[] Known = [Quantity.EnergyKwh, Quantity.InsideTemperatureCelsius];

    [Fact]
    public void An_empty_address_shows_the_last_30_days_with_readings() => Assert.Equal(
        new AssetFilter(Quantity.EnergyKwh, new DateOnly(2019, 12, 1), LastDay, Resolution.Day),
        AssetFilter.Read(null, null, null, null, LastDay, Known));

    [Fact]
    public void Ends_in_the_wrong_order_are_turned_round()
    {
        var filter = AssetFilter.Read(null, "2019-05-31", "2019-05-01", null, LastDay, Known);

        Assert.Equal((new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 31)), (filter.First, filter.Last));
    }

    [Fact]
    public void Nonsense_falls_back_instead_of_failing() => Assert.Equal(
        AssetFilter.Read(null, null, null, null, LastDay, Known),
        AssetFilter.Read("Steam", "yesterday", "2019-13-45", "99", LastDay, Known));

    [Fact]
    public void A_quantity_without_readings_is_not_shown() => Assert.Equal(
        Quantity.EnergyKwh, AssetFilter.Read("PricePerKwh", null, null, null, LastDay, Known).Quantity);

    [Theory]
    [InlineData("2019-12-24", Resolution.Hour)]
    [InlineData("2019-01-01", Resolution.Day)]
    [InlineData("2012-01-01", Resolution.Month)]
    public void A_range_gets_a_resolution_that_can_be_read(string from, Resolution expected) =>
        Assert.Equal(expected, AssetFilter.Read(null, from, null, null, LastDay, Known).Resolution);

    [Fact]
    public void Its_address_reads_back_as_the_same_filter()
    {
        var filter = new AssetFilter(Quantity.InsideTemperatureCelsius, new DateOnly(2019, 2, 1), new DateOnly(2019, 2, 28), Resolution.Hour);

        Assert.Equal(
            "/app/asset/3?quantity=InsideTemperatureCelsius&from=2019-02-01&to=2019-02-28&resolution=Hour&why=EnergyKwh",
            filter.Href(3, Quantity.EnergyKwh));
    }
}
