using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

public sealed class EmissionFactorChoiceTests
{
    [Theory]
    [InlineData("ES", "power", 2019, 0.175)]
    [InlineData("ES", "power", 2021, 0.114)]
    [InlineData("ES", "light", 2022, 0.161)]
    [InlineData("ES", "power", 2030, 0.089)]
    [InlineData("ES", "gas", 2019, 0.252)]
    [InlineData("DK", "heat", 2019, 0.0785)]
    public void The_factor_of_country_carrier_and_year_is_chosen(string zone, string medium, int year, double expected) =>
        Assert.Equal(expected, EmissionFactorChoice.For(EmissionFactorSeeds.All, zone, medium, year)!.KilogramPerKwh);

    [Fact]
    public void A_year_before_the_first_takes_the_first_of_the_same_method() =>
        Assert.Equal(
            (2019, EmissionFactorSeeds.GridAverage),
            EmissionFactorChoice.For(EmissionFactorSeeds.All, "ES", "power", 2018) is { } f ? (f.FromYear, f.Method) : default);

    [Theory]
    [InlineData("ES", EmissionFactorSeeds.DeliveredEnergy, 0.331)]
    [InlineData("DK", EmissionFactorSeeds.DeliveredEnergy, 0.152)]
    public void A_method_that_the_zone_lacks_gives_way_to_the_usual_one(string zone, string only, double expected) =>
        Assert.Equal(expected, EmissionFactorChoice.For(EmissionFactorSeeds.All, zone, "power", 2023, only)!.KilogramPerKwh);

    [Fact]
    public void An_unknown_carrier_has_none() =>
        Assert.Null(EmissionFactorChoice.For(EmissionFactorSeeds.All, "ES", "water", 2019));
}
