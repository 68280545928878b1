using UrbGrade.Modules.Quantification.Decoding;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Decoding;

public sealed class CanonicalUnitsTests
{
    [Theory]
    [InlineData("energy", "kWh", 2.9833, 2.9833)]
    [InlineData("energy", "Wh", 2983.3, 2.9833)]
    [InlineData("energy", "MW.h", 0.0029833, 2.9833)]
    [InlineData("energy", "MJ", 3.6, 1)]
    [InlineData("energy", "GJ", 1, 277.7777777777778)]
    [InlineData("energy", "J", 3_600_000, 1)]
    [InlineData("power", "kW", 1.25, 1250)]
    [InlineData("price", "EUR/MWh", 66.88, 0.06688)]
    [InlineData("price", "DKK/MW.h", 500, 0.5)]
    [InlineData("temperature_in", "[degF]", 212, 100)]
    [InlineData("temperature_out", "[degF]", -40, -40)]
    [InlineData("temperature_out", "K", 273.15, 0)]
    [InlineData("volume", "L", 1500, 1.5)]
    [InlineData("inlet_register", "m3.Cel", 8246.422, 8246.422)]
    [InlineData("return_register", "m3.K", 3528.807, 3528.807)]
    [InlineData("flow", "L/h", 250, 0.25)]
    [InlineData("humidity_in", "%", 48, 48)]
    [InlineData("co2_in", "[ppm]", 800, 800)]
    public void A_value_becomes_canonical(string quantity, string unit, double value, double expected) =>
        Assert.Equal(expected, CanonicalUnits.For(quantity, unit).Apply(value), 1e-12 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void A_canonical_value_is_not_touched() =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(0.1 + 0.2), BitConverter.DoubleToInt64Bits(CanonicalUnits.For("energy", "kW.h").Apply(0.1 + 0.2)));

    [Theory]
    [InlineData("energy", "BTU")]
    [InlineData("energy", "kW")]
    [InlineData("temperature_in", "kWh")]
    [InlineData("inlet_register", "m3")]
    [InlineData("price", "kW.h")]
    [InlineData("price", "kr/kWh")]
    [InlineData("price", "DKK/m3")]
    [InlineData("energy", "DKK/kW.h")]
    public void A_wrong_unit_is_refused_by_name(string quantity, string unit) =>
        Assert.Contains($"'{unit}'", Assert.Throws<UnusableMappingException>(() => CanonicalUnits.For(quantity, unit)).Message);

    [Fact]
    public void A_price_keeps_its_currency() => Assert.Equal("DKK/kW.h", CanonicalUnits.For("price", "DKK/MWh").Canonical);

    [Fact]
    public void The_documentation_lists_every_unit()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "units.md"));
        Assert.All(CanonicalUnits.All, unit => Assert.Contains($"`{unit}`", page));
    }
}
