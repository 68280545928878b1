using System.Globalization;
using System.Xml.Linq;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
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
        "current_l1", "current_l2", "current_l3", "energy_out", "flow", "humidity_in", "operating_time_register", "reactive_energy_register", "reactive_power",
        "temperature_node", "voltage_l1", "voltage_l2", "voltage_l3",
    ];

    /// <summary>Of symbols alone.</summary>
    private static readonly string[] Wordless = ["full_load_hours"];

    public KpiNamesTests() => CultureInfo.CurrentUICulture = new CultureInfo("en");

    // The build holds the other languages to the keys of English.
    [Fact]
    public void Every_kpi_and_quantity_has_its_words_and_nothing_else_has()
    {
        var expected = KpiDefinitions.All.SelectMany(kpi => new[] { $"About.{kpi.Code}", $"From.{kpi.Code}", $"Name.{kpi.Code}" })
            .Concat(Measured.Select(quantity => $"Measured.{quantity}")).Append("Formula.From")
            .Concat(KpiDefinitions.All.Select(kpi => kpi.Code).Except(Wordless).Select(code => $"Reckoned.{code}"));
        var texts = XDocument.Load(Path.Combine(Checkout.Root, "UrbGrade.Web", "Texts", "KpiText.resx"));

        Assert.Equal(
            expected.Order(StringComparer.Ordinal), texts.Root!.Elements("data").Select(entry => entry.Attribute("name")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Formulas_stood_in_English_for_every_reader()
    {
        Assert.All(KpiDefinitions.All, kpi => Assert.Equal("en", KpiNames.FormulaLanguage(kpi.Code, kpi.Formula)));
        CultureInfo.CurrentUICulture = new CultureInfo("es");

        Assert.All(
            KpiDefinitions.All.Where(kpi => !Wordless.Contains(kpi.Code)), kpi => Assert.Null(KpiNames.FormulaLanguage(kpi.Code, kpi.Formula)));
        Assert.Equal("max of another", KpiNames.Formula("peak", "max of another"));
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

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("ca")]
    [InlineData("eu")]
    [InlineData("da")]
    public void No_kpi_of_water_alone_that_names_it_has_its_carrier_beside_it(string language)
    {
        var culture = new CultureInfo(language);
        var water = Carriers.Within("water", culture)!;
        var named = KpiDefinitions.All.Where(kpi => kpi.Code.StartsWith("water", StringComparison.Ordinal)
            && KpiNames.Of(kpi.Code, kpi.Name, culture).Contains(water, StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, kpi => Assert.True(KpiNames.SaysCarrier(kpi.Code), kpi.Code));
    }

    [Theory]
    [InlineData("water", "water", null)]
    [InlineData("energy", "water", "water")]
    [InlineData("heat_normalised", "gas", "gas")]
    [InlineData("energy", null, null)]
    public void A_figure_has_its_carrier_beside_its_name_where_that_does_not_say_it(string code, string? medium, string? beside) =>
        Assert.Equal(beside, KpiNames.CarrierBeside(new PeriodFigure(
            KpiScope.Asset, 1, "School", PeriodLength.Month, new DateOnly(2026, 3, 1), medium, code, 1, code, "1", 12, 31, 31, 0, KpiStatus.Ok, OccurredAt: null)));

    [Fact]
    public void What_a_tenant_made_keeps_its_name()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("da");

        Assert.Equal("Heat of schools", KpiNames.Of("heat_of_schools", "Heat of schools"));
        Assert.Null(KpiNames.About("heat_of_schools"));
        Assert.Equal("wind speed", KpiNames.OfQuantity("wind_speed"));
    }
}
