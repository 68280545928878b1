using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Heat meters that send the states of their counters of energy and volume, and of volume times the temperatures of the water that flows in and
/// back.</summary>
public class HeatRegistersTests : IAsyncLifetime
{
    private const string Mapping =
        """
        {"meterField":null,"startField":null,"endField":null,"fields":[
        {"field":"heat","quantity":"energy","unit":"kWh","kind":"register","medium":"heat"},
        {"field":"water","quantity":"volume","unit":"m3","kind":"register","medium":"heat"},
        {"field":"inlet","quantity":"inlet_register","unit":"m3.Cel","kind":"register","medium":"heat"},
        {"field":"back","quantity":"return_register","unit":"m3.K","kind":"register","medium":"heat"}]}
        """;

    private static readonly string[] Fields = ["heat", "water", "inlet", "back"];
    private static readonly DateTimeOffset Midnight = When.Instant("2026-02-01T23:00:00Z");

    private QuantifiedTenant tenant = null!;

    public async ValueTask InitializeAsync() => tenant = await Tenant("477");

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    /// <summary>A day of 0.1 m3 an hour with 70 and 40 degrees, and one of 0.3 m3 with 80 and 30. The connection lets through 20 kWh an hour, which is no limit
    /// for m3 times degrees; their counter rolls over behind four digits.</summary>
    [Fact]
    public async Task Temperatures_of_a_heat_meter_are_the_steps_of_its_registers_by_those_of_its_volume()
    {
        await Set(new MeterSettingEntry("477", Midnight.AddDays(-1), 1, 6, 20, FeedsIn: false, IsReplacement: false, "plate"));
        await tenant.Quantify(1, Messages(States().Select(state => state with { Inlet = state.Inlet % 10_000 })));
        await Compute();

        Assert.Equal(744 / 9.6, Figure(PeriodKpiDefinitions.HeatSupply), 6);
        Assert.Equal(312 / 9.6, Figure(PeriodKpiDefinitions.HeatReturn), 6);
        Assert.Equal(45, Figure(PeriodKpiDefinitions.HeatCooling), 6);
        Assert.Equal(1.15, Figure(PeriodKpiDefinitions.HeatRatio), 6);
        Assert.Equal(1.163 * 432, Figure(PeriodKpiDefinitions.HeatByWater), 6);
        Assert.Equal(48, Month(PeriodKpiDefinitions.HeatRatio).ValidIntervals);
        Assert.Equal(1.15 * 432, tenant.Kpi(KpiDefinitions.Energy, "2026-02-01", KpiResolution.Month)!.Value!.Value, 6);
    }

    [Fact]
    public async Task A_step_of_the_registers_over_a_replaced_meter_tells_no_temperature()
    {
        await Set(new MeterSettingEntry("477", Midnight.AddHours(24), 1, null, null, FeedsIn: false, IsReplacement: true, "work order 12"));
        var before = States();
        await tenant.Quantify(1, Messages(before.Select((state, hour) => hour < 24 ? state : before[hour - 24] with
        {
            Water = before[hour - 24].Water + 5, Inlet = before[hour - 24].Inlet + 2_000,
        })));
        await tenant.EstimateNothing();
        await Compute();

        Assert.Equal(70, Figure(PeriodKpiDefinitions.HeatSupply), 6);
        Assert.Equal(47, Month(PeriodKpiDefinitions.HeatSupply).ValidIntervals);
    }

    [Fact]
    public async Task A_month_of_a_real_heat_meter_has_the_temperatures_of_its_registers()
    {
        var rows = File.ReadLines(Path.Combine(SharedData.Folder("kalundborg"), "dk_house_heat_registers_2018_2019_hourly.csv"))
            .Skip(1).Select(line => line.Split(','))
            .Where(row => string.CompareOrdinal(row[0], "2018-12-31T23:00:00Z") >= 0 && string.CompareOrdinal(row[0], "2019-01-31T23:00:00Z") <= 0).ToList();
        await using var house = await Tenant("5140", "Europe/Copenhagen", "DK");
        await house.Quantify(1, TestRequest.OfHeads(
            "HEAT", "1", [.. rows.Select(row => ("5140", When.Instant(row[0]), Fields.Zip(row.Skip(1), (field, state) => (field, state)).ToArray()))]));
        await house.ComputeKpis();
        await house.ComputePeriods();

        double Step(int column) => double.Parse(rows[^1][column], CultureInfo.InvariantCulture) - double.Parse(rows[0][column], CultureInfo.InvariantCulture);
        PeriodKpiRow Of(KpiDefinitionRow kpi) => house.PeriodKpi(kpi, KpiResolution.Month, "2019-01-01", KpiMedium.Heat, "5140")!;
        Assert.Equal(745, rows.Count);
        Assert.Equal(Step(3) / Step(2), Of(PeriodKpiDefinitions.HeatSupply).Value!.Value, 6);
        Assert.Equal(Step(4) / Step(2), Of(PeriodKpiDefinitions.HeatReturn).Value!.Value, 6);
        Assert.Equal(Step(1) / (Step(3) - Step(4)), Of(PeriodKpiDefinitions.HeatRatio).Value!.Value, 6);
        var supply = Of(PeriodKpiDefinitions.HeatSupply);
        Assert.Equal((744, 744, KpiStatus.Ok), (supply.ExpectedIntervals, supply.ValidIntervals, supply.Status));
    }

    private static async Task<QuantifiedTenant> Tenant(string meter, string zone = "Europe/Madrid", string country = "ES")
    {
        var tenant = await QuantifiedTenant.Create(zone: zone, country: country);
        await tenant.Register(meter);
        var elements = string.Concat(Fields.Select(field => $"<xs:element name='{field}' type='xs:double'/>"));
        var put = await tenant.Platform.Get<ISchemaCatalogue>().Put(
            new SchemaDraft(
                "20", "HEAT", "1",
                $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='gcontent'>"
                + $"<xs:complexType><xs:sequence>{elements}</xs:sequence></xs:complexType></xs:element></xs:schema>",
                Mapping),
            TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, put.Outcome);
        tenant.Platform.Get<ChangeWatch>().Look();
        return tenant;
    }

    /// <summary>From midnight to midnight two days later.</summary>
    private static List<State> States() =>
    [
        .. Enumerable.Range(0, 49).Select(hour => (First: Math.Min(hour, 24), Second: Math.Max(0, hour - 24))).Select(hours => new State(
            1_000 + (1.15 * ((3 * hours.First) + (15 * hours.Second))), 50 + (0.1 * hours.First) + (0.3 * hours.Second),
            9_990 + (7 * hours.First) + (24 * hours.Second), 5_000 + (4 * hours.First) + (9 * hours.Second))),
    ];

    private static byte[] Messages(IEnumerable<State> states) => TestRequest.OfHeads("HEAT", "1", [.. states.Select(
        (state, hour) => ("477", Midnight.AddHours(hour), new[]
        {
            ("heat", Number(state.Heat)), ("water", Number(state.Water)), ("inlet", Number(state.Inlet)), ("back", Number(state.Back)),
        }))]);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private async Task Set(MeterSettingEntry setting)
    {
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        var set = await tenant.Platform.Get<IMeterSettings>().Set("20", setting, TestContext.Current.CancellationToken);
        Assert.Equal(AdministrationOutcome.Done, set.Outcome);
    }

    private async Task Compute()
    {
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private PeriodKpiRow Month(KpiDefinitionRow kpi) => tenant.PeriodKpi(kpi, KpiResolution.Month, "2026-02-01", KpiMedium.Heat)!;

    private double Figure(KpiDefinitionRow kpi) => Month(kpi).Value!.Value;

    private sealed record State(double Heat, double Water, double Inlet, double Back);
}
