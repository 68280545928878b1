using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

public sealed class TariffChoiceTests
{
    [Theory]
    [InlineData(2020, 0.24)]
    [InlineData(2024, 0.24)]
    [InlineData(2029, 0.24)]
    [InlineData(2030, 0.30)]
    [InlineData(2031, 0.30)]
    public void A_contract_does_not_hold_before_its_first_year(int year, double price) =>
        Assert.Equal(price, TariffChoice.For([Row(2030, "contract", 0.30), Row(2024, TariffSeeds.Example, 0.24)], "power", year)!.Value.EnergyPrice);

    [Fact]
    public void A_contract_goes_on_until_the_next_one_whatever_examples_come()
    {
        TariffRow[] tariffs = [Row(2020, "contract", 0.20), Row(2024, TariffSeeds.Example, 0.24), Row(2026, "contract", 0.26), Row(2026, "contract", 0.27, version: 2)];
        Assert.Equal([0.20, 0.20, 0.27], new[] { 2020, 2025, 2026 }.Select(year => TariffChoice.For(tariffs, "power", year)!.Value.EnergyPrice));
        Assert.Null(TariffChoice.For(tariffs, "gas", 2026));
    }

    private static TariffRow Row(int year, string method, double price, int version = 1) => new()
    {
        Zone = "ES", Carrier = "power", FromYear = year, Method = method, EnergyPrice = price, Currency = "EUR", Source = "test", Version = version,
    };
}
