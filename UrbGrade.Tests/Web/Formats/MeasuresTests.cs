using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class MeasuresTests
{
    public MeasuresTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Theory]
    [InlineData(0.5, "0.50 kWh")]
    [InlineData(12.34, "12.3 kWh")]
    [InlineData(9_999, "9,999 kWh")]
    [InlineData(12_345, "12.3 MWh")]
    [InlineData(12_345_678, "12.3 GWh")]
    public void Energy_is_written_in_the_unit_that_fits_its_size(double kilowattHours, string expected) =>
        Assert.Equal(expected, Measures.Text(Quantity.EnergyKwh, kilowattHours).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(412_000, 398_000, "412.0 MWh", "398.0 MWh")]
    [InlineData(9_990, 12_000, "10.0 MWh", "12.0 MWh")]
    [InlineData(1_988.6, 1_989.4, "1,988.6 kWh", "1,989.4 kWh")]
    [InlineData(1_989.001, 1_989.002, "1,989.001 kWh", "1,989.002 kWh")]
    [InlineData(1_989, 1_989, "1,989 kWh", "1,989 kWh")]
    public void A_small_correction_does_not_read_as_none(double was, double now, string before, string after)
    {
        var (one, other) = Measures.Both(Quantity.EnergyKwh, was, now);

        Assert.Equal((before, after), (one.Replace('\u00a0', ' '), other.Replace('\u00a0', ' ')));
    }

    [Theory]
    [InlineData(412_000, 398_000, "412.0 MWh", "398.0 MWh", null)]
    [InlineData(1_989.4512, 1_992.7, "1,989 kWh", "1,993 kWh", null)]
    [InlineData(1_989.001, 1_989.002, "1,989 kWh", "1,989 kWh", "+0.001 kWh")]
    [InlineData(12_345.5, 12_344.25, "12.3 MWh", "12.3 MWh", "\u22121.25 kWh")]
    [InlineData(1_989, 1_989, "1,989 kWh", "1,989 kWh", null)]
    public void A_correction_is_rounded_as_elsewhere_and_a_small_one_tells_its_change(double was, double now, string before, string after, string? change)
    {
        var (one, other, told) = Measures.Corrected(Quantity.EnergyKwh, was, now);

        Assert.Equal((before, after, change), (one.Replace('\u00a0', ' '), other.Replace('\u00a0', ' '), told?.Replace('\u00a0', ' ')));
    }

    [Theory]
    [InlineData("EUR", "12.35 €")]
    [InlineData("DKK", "12.35 kr.")]
    [InlineData("SEK", "12.35 SEK")]
    public void Money_is_written_in_its_own_currency_whatever_the_language(string currency, string expected) =>
        Assert.Equal(expected, Measures.Text(Quantity.Cost, 12.349, currency).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0.0132, "0.0132")]
    [InlineData(0.132, "0.132")]
    [InlineData(1.32, "1.32")]
    [InlineData(48, "48.0")]
    [InlineData(1_320, "1,320")]
    [InlineData(0, "0")]
    public void Days_of_little_water_all_read_0_1(double cubicMetres, string expected) =>
        Assert.Equal(expected, Measures.Number(cubicMetres));

    [Fact]
    public void A_negative_temperature_has_a_real_minus_sign() =>
        Assert.Equal("\u22123.5\u00a0°C", Measures.Text(Quantity.OutsideTemperatureCelsius, -3.5));

    [Theory]
    [InlineData("en-GB", -0.04, "0.0")]
    [InlineData("eu-ES", -0.04, "0,0")]
    [InlineData("da-DK", -0.05001, "\u22120,1")]
    public void What_rounds_to_nothing_has_no_minus(string culture, double value, string expected)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        Assert.Equal(expected, Measures.Number(value, 1));
    }

    [Theory]
    [InlineData(-0.0004, "0.0%")]
    [InlineData(-0.032, "\u22123.2%")]
    [InlineData(0.032, "+3.2%")]
    public void A_change_that_rounds_to_nothing_has_no_sign(double change, string expected) => Assert.Equal(expected, Measures.SignedChange(change));

    [Theory]
    [InlineData(0.0, "0%")]
    [InlineData(0.0004, "<1%")]
    [InlineData(0.961, "96%")]
    [InlineData(0.9999, ">99%")]
    [InlineData(1.0, "100%")]
    public void What_is_not_all_never_reads_as_all(double share, string expected) =>
        Assert.Equal(expected, Measures.Percent(share));

    [Theory]
    [InlineData("es-ES", "1234,5", "1234,5")]
    [InlineData("da-DK", "12.345,5", "12345,5")]
    [InlineData("eu-ES", "12.345,5", "12345,5")]
    public void Numbers_follow_the_language(string culture, string expected, string value)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var number = double.Parse(value.Replace(',', '.'), CultureInfo.InvariantCulture);

        Assert.Equal(expected, Measures.Number(number, 1).Replace("1.234,5", "1234,5", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_quantity_has_a_unit() =>
        Assert.All(Enum.GetValues<Quantity>(), quantity => Assert.NotEmpty(Measures.Choose(quantity, 1, "EUR").Unit));
}
