using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A gas meter that counts 2 m3 an hour, of a gas that has more energy from Thursday on.</summary>
public class GasByVolumeTests : IAsyncLifetime
{
    private const double FactorOfGas = 0.252;

    private static readonly DateOnly Monday = When.Day("2019-07-01");
    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(Monday);

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        var put = await tenant.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "GAS", "1",
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="begin" type="xs:dateTime"/><xs:element name="end" type="xs:dateTime"/><xs:element name="use" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                """{"meterField":null,"startField":"begin","endField":"end","fields":[{"field":"use","quantity":"volume","unit":"m3","kind":"interval","medium":"gas"}]}"""),
            Cancellation);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Cubic_metres_of_gas_have_energy_and_emissions_by_what_one_has_on_that_day()
    {
        await Say(11.2, Monday);
        await Say(12, Monday.AddDays(3));
        await Measure();

        Assert.Equal(24 * 2 * 11.2, Day(KpiDefinitions.Energy, "2019-07-03"), 6);
        Assert.Equal(24 * 2 * 12.0, Day(KpiDefinitions.Energy, "2019-07-04"), 6);
        Assert.Equal(24 * 2 * 12.0 * FactorOfGas, Day(KpiDefinitions.Co2, "2019-07-04"), 6);
        Assert.Equal((3 * 48 * 11.2) + (4 * 48 * 12.0), Week(KpiMedium.All), 6);
        Assert.Equal(Week(KpiMedium.All), Week(KpiMedium.Gas), 6);
    }

    [Fact]
    public async Task What_a_cubic_metre_has_may_be_said_after_the_readings_came()
    {
        await Measure();
        Assert.Null(tenant.Kpi(KpiDefinitions.Energy, "2019-07-03"));

        await Say(11.2, Monday);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        Assert.Equal(24 * 2 * 11.2, Day(KpiDefinitions.Energy, "2019-07-03"), 6);
        Assert.Equal(7 * 48 * 11.2, Week(KpiMedium.All), 6);
    }

    [Fact]
    public async Task The_volume_of_gas_may_be_named_in_a_formula()
    {
        await Measure();
        await tenant.Platform.Get<IKpiCatalogue>().Write("20", new FormulaDraft("gas_volume", "Gas", "sum(volume)", "m3"), Cancellation);

        var figures = await tenant.Platform.Get<IPeriodFigures>().Of("20", KpiScope.Asset, tenant.AssetOf("477"), PeriodLength.Day, Monday, Cancellation);

        Assert.Equal(48, figures.Single(figure => figure.Code == "gas_volume").Value!.Value, 6);
        Assert.DoesNotContain(figures, figure => figure.Code == "water");
    }

    [Fact]
    public async Task Pages_offered_no_energy_of_gas_in_cubic_metres_and_districts_expected_none()
    {
        await Say(11.2, Monday);
        await Measure();
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        var asset = tenant.AssetOf("477");

        Assert.Equal([Quantity.EnergyKwh, Quantity.Co2Kg], (await tenant.Platform.Get<IAssetQueries>().Find(asset, Cancellation))!.Quantities);
        var chart = await tenant.Platform.Get<ISeriesQueries>().Read(
            new SeriesRequest(asset, Quantity.EnergyKwh, Monday, Monday.AddDays(7), Resolution.Day), Cancellation);
        Assert.Equal((7 * 24, (DateTimeOffset?)Start.AddHours(7 * 24)), (chart!.MeasuredReadings, chart.LastReadingAt));
        await using var context = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        var begins = DistrictComposition.Begins(await context.Series(assetId: null, Cancellation), LocalCalendar.Of("Europe/Madrid"));
        Assert.Equal(Monday, begins[(KpiDefinitions.Energy.Id, asset)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-11)]
    [InlineData(11_200)]
    public async Task What_no_gas_has_is_refused(double kilowattHours)
    {
        var asset = tenant.Rows<AssetRow>().Single().Code;

        var set = await tenant.Platform.Get<IAssetTraits>().Set("20", null, asset, AssetTraits.CalorificValue, Monday, kilowattHours, "bill", Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, set.Outcome);
    }

    private static string Time(int hour) => Start.AddHours(hour).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private async Task Say(double kilowattHours, DateOnly from)
    {
        var asset = tenant.Rows<AssetRow>().Single().Code;
        var set = await tenant.Platform.Get<IAssetTraits>().Set("20", null, asset, AssetTraits.CalorificValue, from, kilowattHours, "bill", Cancellation);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
    }

    private async Task Measure()
    {
        await tenant.Quantify(1, TestRequest.OfHeads("GAS", "1", [.. Enumerable.Range(0, 7 * 24).Select(
            hour => ("477", Start.AddHours(hour), new[] { ("begin", Time(hour)), ("end", Time(hour + 1)), ("use", "2") }))]));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private double Day(KpiDefinitionRow kpi, string day) => tenant.Kpi(kpi, day)!.Value!.Value;

    private double Week(KpiMedium medium) => tenant.PeriodKpi(KpiDefinitions.Energy, KpiResolution.Week, "2019-07-01", medium)!.Value!.Value;
}
