using System.Text;
using NodaTime;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Gateway.Sites.Kalundborg;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification;

/// <summary>A simulated house near Kalundborg in the words of its gateway.</summary>
public sealed class SimulatedHeatTests
{
    [Fact]
    public async Task A_week_of_a_simulated_houses_heat_has_degree_days_and_a_cost_in_kroner()
    {
        var site = new SimulatedHouses(seed: 1, houses: 1);
        var meter = SimulatedHouses.HeatMeter(0);
        var first = site.Zone.AtStartOfDay(new LocalDate(2025, 1, 13)).ToInstant();
        var hours = Enumerable.Range(0, 7 * 24).Select(hour => HourOf(site, meter, first + Duration.FromHours(hour))).ToList();
        var body = Encoding.UTF8.GetString(new MeterHourShape(new LayoutShape([])).WriteBody("10", first + Duration.FromDays(8), hours, []));
        await using var tenant = await QuantifiedTenant.Create(code: "10", zone: site.Zone.Id, country: "DK");
        await tenant.Register(meter);
        await tenant.Platform.Get<IPriceLists>().Add(
            new TariffEntry("DK", "heat", 2025, "simulated", 0.62, 0, 0.25, "DKK", "test"), TestContext.Current.CancellationToken);

        await tenant.Quantify(1, Encoding.UTF8.GetBytes(
            $"""<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header/><S:Body>{body}</S:Body></S:Envelope>"""));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        double Figure(KpiDefinitionRow kpi) => tenant.PeriodKpi(kpi, KpiResolution.Week, "2025-01-13", meter: meter)!.Value!.Value;
        Assert.Equal(2, tenant.Rows<SeriesRow>().Count);
        Assert.Equal(hours.Sum(hour => hour[Quantity.Energy]!.Value) * 0.62 * 1.25, Figure(PeriodKpiDefinitions.TariffCost), 6);
        Assert.Equal(
            hours.Chunk(24).Sum(day => Math.Max(17 - day.Average(hour => hour[Quantity.TemperatureOut]!.Value), 0)), Figure(PeriodKpiDefinitions.Heating17), 6);
    }

    private static HourValues HourOf(SimulatedHouses site, string meter, Instant start)
    {
        var hour = start.ToUnixTimeSeconds() / 3600;
        return new HourValues(meter, null, start)
        {
            Carrier = Carrier.Heat,
            [Quantity.Energy] = Math.Round(site.Houses[0].At(hour).HeatKwh, 3),
            [Quantity.TemperatureOut] = Math.Round(site.Weather.Temperature(hour), 1),
        };
    }
}
