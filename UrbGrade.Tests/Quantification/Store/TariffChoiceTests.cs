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
        Assert.Equal(price, TariffChoice.For([Row(2030, "contract", 0.30), Row(2024, TariffSeeds.Example, 0.24)], "power", new DateOnly(year, 6, 1))!.Value.EnergyPrice);

    [Fact]
    public void A_contract_goes_on_until_the_next_one_whatever_examples_come()
    {
        TariffRow[] tariffs = [Row(2020, "contract", 0.20), Row(2024, TariffSeeds.Example, 0.24), Row(2026, "contract", 0.26), Row(2026, "contract", 0.27, version: 2)];
        Assert.Equal([0.20, 0.20, 0.27], new[] { 2020, 2025, 2026 }.Select(year => TariffChoice.For(tariffs, "power", new DateOnly(year, 6, 1))!.Value.EnergyPrice));
        Assert.Null(TariffChoice.For(tariffs, "gas", new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public void The_own_contract_of_a_tenant_goes_before_those_of_its_country_from_the_day_on_which_it_begins()
    {
        TariffRow[] tariffs = [Row(2019, "contract", 0.20), Row(2022, "contract", 0.22), Row(2020, TariffSeeds.Example, 0.30, tenant: 7, from: new DateOnly(2020, 6, 1))];
        Assert.Equal(
            [0.20, 0.20, 0.30, 0.30],
            new[] { new DateOnly(2018, 1, 1), new DateOnly(2020, 5, 31), new DateOnly(2020, 6, 1), new DateOnly(2023, 1, 1) }
                .Select(day => TariffChoice.For(tariffs, "power", day)!.Value.EnergyPrice));
    }

    private static TariffRow Row(int year, string method, double price, int version = 1, int tenant = 0, DateOnly from = default) => new()
    {
        OnlyTenant = tenant, FromDay = from, Zone = "ES", Carrier = "power", FromYear = year, Method = method, EnergyPrice = price, Currency = "EUR", Source = "test", Version = version,
    };
}
