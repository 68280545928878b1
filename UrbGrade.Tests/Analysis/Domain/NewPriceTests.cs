using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class NewPriceTests
{
    /// <summary>Five of six kWh from 8 to 20 o'clock.</summary>
    private static readonly double[] Open = HoursOfUse.Shares(Days(clock => clock is >= 8 and < 20 ? 5 : 1))!;

    [Theory]
    [InlineData(40, 0, 24, 0.6)]
    [InlineData(40, 8, 20, 1 - (0.4 * 5 / 6))]
    [InlineData(40, 20, 8, 1 - (0.4 / 6))]
    [InlineData(40, 8, 8, 0.6)]
    [InlineData(-30, 17, 21, 1 + (0.3 * 16 / 72))]
    public void A_price_counts_in_the_hours_in_which_it_holds_as_much_as_is_used_in_them(double cheaper, int from, int to, double share) =>
        Assert.Equal(share, NewPrice.ShareOf([Tariff(cheaper, from, to)], Open), 1e-12);

    [Fact]
    public void A_tariff_of_two_prices_has_both_of_them() =>
        Assert.Equal((0.5 / 6) + (1.1 * 5 / 6), NewPrice.ShareOf([Tariff(50, 20, 8), Tariff(-10, 8, 20)], Open), 1e-12);

    [Fact]
    public void Where_hours_are_not_known_only_a_price_of_all_hours_counts()
    {
        var (always, night) = (Tariff(20, 0, 24), Tariff(50, 20, 8));

        Assert.Equal((true, false), (NewPrice.IsKnown(always, null), NewPrice.IsKnown(night, null)));
        Assert.Equal(0.8, NewPrice.ShareOf([always, night], null), 1e-12);
    }

    [Fact]
    public void Hours_are_not_known_from_less_than_four_weeks_nor_of_nothing_or_of_what_is_fed_in_alone()
    {
        Assert.Null(HoursOfUse.Shares(Days(_ => 1, days: 27)));
        Assert.Null(HoursOfUse.Shares(Days(clock => clock == 3 ? double.NaN : 1)));
        Assert.Null(HoursOfUse.Shares(Days(_ => 0)));
        Assert.Null(HoursOfUse.Shares(Days(_ => -2)));
        Assert.Null(HoursOfUse.Shares([]));
    }

    [Fact]
    public void What_is_fed_in_at_noon_is_not_bought_then()
    {
        var shares = HoursOfUse.Shares(Days(clock => clock == 12 ? -8 : 1))!;

        Assert.Equal((0.0, 1.0 / 23), (shares[12], shares[0]));
    }

    private static PlanMeasure Tariff(double cheaper, int from, int to) => new(MeasureKind.Tariff, cheaper, 6, 0, 0) { FromHour = from, ToHour = to };

    private static IEnumerable<(int Clock, double Kwh)> Days(Func<int, double> use, int days = 28) =>
        Enumerable.Range(0, days * 24).Select(hour => (hour % 24, use(hour % 24)));
}
