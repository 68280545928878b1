using System.Globalization;
using System.Xml.Linq;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

/// <summary>The catalogue is written in English; people read it in their language.</summary>
public sealed class KpiNamesTests
{
    private static readonly string[] Measured =
    [
        Quantities.Energy, Quantities.Power, Quantities.Price, Quantities.InsideTemperature, Quantities.OutsideTemperature, Quantities.ExpectedTemperature,
        Quantities.SupplyTemperature, Quantities.ReturnTemperature, Quantities.Volume, Quantities.EmissionFactor, Quantities.EnergyRegister, Quantities.VolumeRegister,
        Quantities.InletRegister, Quantities.ReturnRegister,
        Quantities.Voltage, Quantities.Current, Quantities.PowerFactor, AssetTraits.Illuminance,
    ];

    public KpiNamesTests() => CultureInfo.CurrentUICulture = new CultureInfo("en");

    // The build holds the other languages to the keys of English.
    [Fact]
    public void Every_kpi_and_quantity_has_its_words_and_nothing_else_has()
    {
        var expected = KpiDefinitions.All.SelectMany(kpi => new[] { $"About.{kpi.Code}", $"From.{kpi.Code}", $"Name.{kpi.Code}" })
            .Concat(Measured.Select(quantity => $"Measured.{quantity}")).Append("Formula.From");
        var texts = XDocument.Load(Path.Combine(Checkout.Root, "UrbGrade.Web", "Texts", "KpiText.resx"));

        Assert.Equal(
            expected.Order(StringComparer.Ordinal), texts.Root!.Elements("data").Select(entry => entry.Attribute("name")!.Value).Order(StringComparer.Ordinal));
    }

    // The catalogue travels to programs, too, and spells signs in plain letters.
    [Fact]
    public void In_English_a_kpi_is_named_as_in_the_catalogue_with_signs_for_their_plain_letters() =>
        Assert.All(KpiDefinitions.All, kpi => Assert.Equal(
            kpi.Name.Replace("CO2", "CO₂", StringComparison.Ordinal).Replace(" degrees", "\u00a0°C", StringComparison.Ordinal), KpiNames.Of(kpi.Code, "another name")));

    [Theory]
    [InlineData("es", "Carga base", "Energía")]
    [InlineData("ca", "Càrrega base", "Energia")]
    [InlineData("eu", "Oinarrizko karga", "Energia")]
    [InlineData("da", "Grundlast", "Energi")]
    public void A_kpi_and_a_quantity_are_named_in_the_language_of_the_reader(string language, string kpi, string quantity)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        Assert.Equal((kpi, quantity), (KpiNames.Of("base_load", "Base load"), KpiNames.OfQuantity("energy")));
    }

    [Fact]
    public void What_a_tenant_made_keeps_its_name()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("da");

        Assert.Equal("Heat of schools", KpiNames.Of("heat_of_schools", "Heat of schools"));
        Assert.Null(KpiNames.About("heat_of_schools"));
        Assert.Equal("wind speed", KpiNames.OfQuantity("wind_speed"));
    }
}
