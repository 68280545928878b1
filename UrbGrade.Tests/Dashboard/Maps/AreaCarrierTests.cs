using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>Figures of areas by carrier.</summary>
public class AreaCarrierTests : MappedDistricts
{
    [Fact]
    public void Energy_cost_co2_and_ratios_are_told_of_each_carrier()
    {
        string[] expected =
        [
            "energy.power", "energy.heat", "energy.gas", "co2.power", "co2.heat", "co2.gas", "cost.power", "cost.light", "cost_tariff.gas", "intensity.heat",
            "energy_per_person.gas",
            "peak.power", "peak.heat",
        ];

        Assert.Empty(expected.Except(Maps.Figures.Select(figure => figure.Code)));
        Assert.DoesNotContain(Maps.Figures, figure => figure.Code is "cost.heat" or "cost.gas");
        Assert.All(Maps.Figures, figure => Assert.True(figure.Code == figure.Kpi || figure.Code == $"{figure.Kpi}.{figure.Carrier}"));
        Assert.Equal("water", Maps.Figures.Single(figure => figure.Code == "water").Carrier);
    }

    [Fact]
    public async Task What_an_asset_with_one_carrier_has_of_all_energy_is_that_of_the_carrier()
    {
        await Carriers("A", _ => "heat");
        await Period("A", KpiDefinitions.Energy, _ => 100, KpiMedium.Heat);
        await Period("A", KpiDefinitions.Co2, number => 10 + number);

        Assert.Equal((14.5, 10), await Of("co2.heat"));
        Assert.Equal((null, 0), await Of("co2.gas"));
    }

    [Fact]
    public async Task What_an_asset_with_several_carriers_has_of_all_energy_is_that_of_none()
    {
        await Carriers("A", _ => "heat");
        await Carriers("A", _ => "gas");
        await Period("A", KpiDefinitions.Energy, _ => 60, KpiMedium.Heat);
        await Period("A", KpiDefinitions.Energy, _ => 40, KpiMedium.Gas);
        await Period("A", KpiDefinitions.Co2, _ => 30);
        await Period("A", KpiDefinitions.Co2, _ => 18, KpiMedium.Heat);

        Assert.Equal((18.0, 10), await Of("co2.heat"));
        Assert.Equal((null, 0), await Of("co2.gas"));
    }

    [Fact]
    public async Task Homes_without_a_meter_of_heat_were_counted_among_those_that_report_it()
    {
        await Carriers("A", number => number < 5 ? "heat" : "power");
        await Carriers("B", _ => "power");
        await Period("A", KpiDefinitions.Energy, number => number < 5 ? 100 : null, KpiMedium.Heat);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: "energy.heat"), Cancellation))!;

        Assert.Equal((5, 5), (map.Areas[0].Reporting, map.Areas[0].Assets));

        // Where nobody has one, all are told of, so that the area is not taken for an empty one.
        Assert.Equal((0, 8, "none"), (map.Areas[1].Reporting, map.Areas[1].Assets, map.Areas[1].StatusName));
    }

    [Fact]
    public async Task A_ratio_of_a_carrier_is_weighted_by_what_it_divides()
    {
        await Carriers("A", _ => "heat");
        await Period("A", KpiDefinitions.Energy, _ => 100, KpiMedium.Heat);
        await Period("A", PeriodKpiDefinitions.Intensity, number => number == 0 ? 12 : 2);
        await Facts("A0", AssetTraits.FloorArea, 450);

        Assert.Equal((((12 * 450) + (9 * 2 * 50)) / 900.0, 10), await Of("intensity.heat"));
    }

    [Fact]
    public async Task A_cost_of_a_carrier_that_few_use_is_withheld()
    {
        await Carriers("A", number => number < 2 ? "heat" : "gas");
        await Period("A", KpiDefinitions.Energy, number => number < 2 ? 100 : null, KpiMedium.Heat);
        await Period("A", KpiDefinitions.Energy, number => number < 2 ? null : 100, KpiMedium.Gas);
        await Period("A", PeriodKpiDefinitions.TariffCost, _ => 25);
        var map = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: "cost_tariff.heat"), Cancellation))!;

        Assert.Equal(("withheld", "EUR"), (map.Areas[0].StatusName, map.Currency));

        // Of the two cells the one without heat tells what its five pay for gas.
        Assert.Equal((25.0, 5), await Of("cost_tariff.gas"));
    }

    [Fact]
    public async Task Gas_in_cubic_metres_that_one_asset_uses_was_told_by_energy_less_power()
    {
        await Carriers("A", _ => "power");
        await Period("A", KpiDefinitions.Energy, _ => 100, KpiMedium.Power);
        await Write("20", database =>
        {
            var meter = new MeterRow { TenantId = World.IdOf("20"), AssetId = database.Set<AssetRow>().Single(asset => asset.Code == "A0").Id, Source = "A0-gas" };
            database.Add(meter);
            database.SaveChanges();
            database.Add(new SeriesRow { TenantId = meter.TenantId, MeterId = meter.Id, Quantity = "volume", Unit = "m3", Medium = "gas", Kind = SeriesKind.Interval });
        });
        Assert.Equal((100.0, 10), await Of("energy.power"));

        // From now on the energy of A0 is more than its power: of the two cells the other one tells what its five use.
        await Facts("A0", AssetTraits.CalorificValue, 11);
        Assert.Equal((100.0, 5), await Of("energy.power"));
    }

    private async Task<(double?, int)> Of(string figure)
    {
        var area = (await Maps.Read(new AreaMapRequest(PlaceKind.District, February, Figure: figure), Cancellation))!.Areas[0];
        Assert.Equal(area.Value is null ? KpiStatus.Insufficient : KpiStatus.Ok, area.Status);
        return (area.Value, area.Reporting);
    }
}
