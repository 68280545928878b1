using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

/// <summary>A school with two meters of water and of power: 477 leaks 20 L an hour, 478 stands still at night and lost half of a day of power.</summary>
public class MetersOfOnePlaceTests : IAsyncLifetime
{
    private static readonly DateOnly Monday = When.Day("2019-07-01");
    private static readonly DateTimeOffset Start = LocalCalendar.Of("Europe/Madrid").InstantOf(Monday);

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "478");
        var school = tenant.AssetOf("477");
        await tenant.Change(context => context.Set<MeterRow>().Single(meter => meter.Source == "478").AssetId = school);
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var put = await tenant.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "TAP", "1",
                """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="begin" type="xs:dateTime"/><xs:element name="end" type="xs:dateTime"/><xs:element name="use" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
                """{"meterField":null,"startField":"begin","endField":"end","fields":[{"field":"use","quantity":"volume","unit":"L","kind":"interval","medium":"water"}]}"""),
            Cancellation);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
        await tenant.Quantify(1, TestRequest.OfHeads("TAP", "1", [.. Water("477", night: 20), .. Water("478", night: 0)]));
        await tenant.Quantify(2, [.. Power("477", _ => true), .. Power("478", hour => hour is < 48 or >= 60)]);
        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public void It_was_not_told_which_of_two_water_meters_leaks()
    {
        KpiDefinitionRow[] ofNights = [PeriodKpiDefinitions.NightFlow, PeriodKpiDefinitions.LeakNights, PeriodKpiDefinitions.LeakRow];
        Assert.Equal([20.0, 7, 7], ofNights.Select(kpi => Week("477", kpi)));
        Assert.Equal([0.0, 0, 0], ofNights.Select(kpi => Week("478", kpi)));
        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), row => row.Scope == KpiScope.Meter && row.DefinitionId == PeriodKpiDefinitions.WaterPerPerson.Id);
    }

    [Fact]
    public void It_was_not_told_which_of_two_meters_is_not_read()
    {
        Assert.Equal(100, Week("477", PeriodKpiDefinitions.Completeness), 9);
        Assert.Equal(100.0 * (168 - 12) / 168, Week("478", PeriodKpiDefinitions.Completeness), 9);
        Assert.Equal((168.0, 156.0), (Week("477", PeriodKpiDefinitions.CostHours), Week("478", PeriodKpiDefinitions.CostHours)));
        Assert.Equal(
            KpiStatus.Ok, tenant.Rows<PeriodKpiRow>().Single(row => IsOf(row, "478") && row.DefinitionId == PeriodKpiDefinitions.Completeness.Id).Status);
    }

    [Fact]
    public async Task A_day_of_a_meter_has_them_when_somebody_asks()
    {
        var meter = tenant.Rows<MeterRow>().Single(row => row.Source == "478").Id;

        var figures = (await tenant.Platform.Get<IPeriodFigures>().Of("20", KpiScope.Meter, meter, PeriodLength.Day, Monday.AddDays(2), Cancellation))
            .ToDictionary(figure => (figure.Code, figure.Medium), figure => figure.Value);

        Assert.Equal(50, figures[("completeness", "power")]!.Value, 9);
        Assert.Equal(0, figures[("night_flow", "water")]!.Value, 9);
    }

    /// <summary>26.04 m3 in the week at 2, and of its connection 0.2 a day, with a tenth of tax.</summary>
    [Fact]
    public async Task Water_was_metered_and_never_paid()
    {
        Assert.Null(Cost());
        await tenant.Platform.Get<IPriceLists>().Add(new TariffEntry("ES", "water", 2019, "contract", 2, 73, 0.1, "EUR", "contract 12"), Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputePeriods();

        Assert.Equal(((26.04 * 2) + (7 * 0.2)) * 1.1, Cost()!.Value!.Value, 9);
        Assert.Equal((168, 168, KpiStatus.Ok), (Cost()!.ValidIntervals, Cost()!.ExpectedIntervals, Cost()!.Status));
        var ofTenant = await tenant.Platform.Get<IPeriodFigures>().Of("20", KpiScope.Tenant, 0, PeriodLength.Week, Monday, Cancellation);
        var told = ofTenant.Single(figure => figure.Code == "cost_water");
        Assert.Equal((Cost()!.Value, "water", "EUR"), (told.Value, told.Medium, told.Unit));
        Assert.DoesNotContain(ofTenant, figure => figure is { Code: "cost_tariff", Medium: "water" });

        PeriodKpiRow? Cost() => tenant.PeriodKpi(PeriodKpiDefinitions.WaterCost, KpiResolution.Week, "2019-07-01", KpiMedium.Water);
    }

    private static string Time(int hour) => Start.AddHours(hour).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Source, DateTimeOffset At, (string Field, string Text)[] Content)> Water(string meter, int night) =>
        Enumerable.Range(0, 7 * 24).Select(hour => (meter, Start.AddHours(hour), new[] { ("begin", Time(hour)), ("end", Time(hour + 1)), ("use", hour % 24 < 6 ? $"{night}" : "100") }));

    private static IEnumerable<ShopHour> Power(string meter, Func<int, bool> isRead) =>
        Enumerable.Range(0, 7 * 24).Where(isRead).Select(hour => ShopHour.Of(meter, Start.AddHours(hour), 1, 0.05));

    private bool IsOf(PeriodKpiRow row, string meter) => row.Scope == KpiScope.Meter && row.Resolution == KpiResolution.Week && row.PeriodStart == Monday
        && row.ScopeId == tenant.Rows<MeterRow>().Single(one => one.Source == meter).Id;

    private double Week(string meter, KpiDefinitionRow kpi) =>
        tenant.Rows<PeriodKpiRow>().Single(row => IsOf(row, meter) && row.DefinitionId == kpi.Id).Value!.Value;
}
