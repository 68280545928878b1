using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

public sealed class DailyKpiTests
{
    private static readonly CivilHour[] TwoDays = [new CivilHour(When.Day("2026-01-01"), 0), new CivilHour(When.Day("2026-01-02"), 0)];

    [Fact]
    public void Energy_is_the_sum_of_the_valid_hours()
    {
        var result = PeriodKpi.Sum(Hours(2.5, null, 1.5, 0));
        Assert.Equal(new KpiResult(4, 4, 3, 0), result);
        Assert.Equal(0.75, result.Coverage);
    }

    [Fact]
    public void Nothing_valid_gives_no_value_rather_than_zero() =>
        Assert.Null(PeriodKpi.Sum(Hours(null, null)).Value);

    [Fact]
    public void An_hour_without_a_price_is_left_out_of_the_cost_and_of_its_coverage()
    {
        var cost = PeriodKpi.Sum(EnergyCost.Hours(Hours(10, 20, 30), Hours(0.10, null, 0.20)));
        Assert.Equal(7, cost.Value!.Value, 12);
        Assert.Equal((3, 2), (cost.Expected, cost.Valid));
    }

    [Fact]
    public void A_negative_price_lowers_the_cost() =>
        Assert.Equal(-0.5, PeriodKpi.Sum(EnergyCost.Hours(Hours(10), Hours(-0.05))).Value!.Value, 12);

    [Fact]
    public void The_mean_temperature_is_the_mean_of_the_valid_hours() =>
        Assert.Equal(new KpiResult(21, 3, 2, 0), PeriodKpi.Mean(Hours(20, null, 22)));

    [Fact]
    public void A_month_adds_amounts_and_weighs_means_by_valid_hours()
    {
        KpiResult[] days = [new(20, 24, 24, 2), new(23, 24, 12, 0)];
        Assert.Equal(new KpiResult(43, 744, 36, 2), MonthlyKpi.Sum(days, 744));
        Assert.Equal(21, MonthlyKpi.Mean(days, 744).Value!.Value, 12);
    }

    [Fact]
    public void An_asset_with_two_meters_needs_both_of_them()
    {
        var asset = Asset(new MeteredHours(1, "energy", "power", Hours(1, 2)), new MeteredHours(2, "energy", "heat", Hours(3, null)));
        Assert.Equal([new HourValue(4, HourState.Measured), new HourValue(2, HourState.Partial)], asset.Energy()!);
    }

    [Fact]
    public void Light_that_the_main_meter_of_power_counts_is_no_carrier_of_its_own()
    {
        var figures = new AssetFigures(
            [new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(2, "energy", "light", Hours(1, 1), CountedAbove: [true, true])],
            [new CivilHour(When.Day("2026-01-01"), 0), new CivilHour(When.Day("2026-01-01"), 1)], (_, _) => 0.2);

        Assert.Equal([(KpiMedium.Power, 7.0)], figures.Media.Select(medium => (medium.Medium, medium.Energy.Sum(hour => hour.Value))));
        Assert.Equal([3.0, 4.0], figures.Electricity!.Select(hour => hour.Value));
        Assert.Equal([0.6, 0.8], figures.Co2!.Select(hour => Math.Round(hour.Value, 9)));
    }

    [Fact]
    public void Light_that_a_main_meter_counts_from_some_day_on_is_on_no_bill_twice_and_leaves_none_unknown()
    {
        var figures = new AssetFigures(
            [new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(2, "energy", "light", Hours(1, 1), CountedAbove: [false, true])], TwoDays, (_, _) => 0.2);

        Assert.Equal([4 * 0.25, 4 * 0.25], Bills(figures));
    }

    [Fact]
    public void A_carrier_that_was_given_up_leaves_the_bill_of_the_others()
    {
        var figures = new AssetFigures(
            [new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(2, "energy", "gas", Hours(2, null), ExpectedUntil: 1)], TwoDays, (_, _) => 0.2);

        Assert.Equal([(3 * 0.25) + (2 * 0.1), 4 * 0.25], Bills(figures));
    }

    [Fact]
    public void Water_of_a_heat_meter_below_another_one_weighs_once()
    {
        var figures = new AssetFigures([.. Heat(1, volume: 1, supply: 70), .. Heat(2, volume: 1, supply: 50, above: [true, true])], TwoDays, (_, _) => 0.2);
        var supply = new PeriodKpis(figures, new AssetTraits([]), (_, _) => null).Of(new Period(TwoDays[0].Day, TwoDays[0].Day.AddDays(2), 0, 2, 0))
            .Single(result => result.DefinitionId == PeriodKpiDefinitions.HeatSupply.Id && result.MeterId == 0).Result;

        Assert.Equal(new KpiResult(70, 2, 2, 0), supply);
    }

    [Fact]
    public void A_heat_meter_that_follows_another_one_makes_nothing_missing()
    {
        var old = Heat(1, volume: 1, supply: 70).ConvertAll(one => one with { Hours = [one.Hours[0], default], ExpectedUntil = 1 });
        var young = Heat(2, volume: 1, supply: 80).ConvertAll(one => one with { Hours = [default, one.Hours[1]], FirstHour = 1 });
        var figures = new AssetFigures([.. old, .. young], TwoDays, (_, _) => 0.2);
        var supply = new PeriodKpis(figures, new AssetTraits([]), (_, _) => null).Of(new Period(TwoDays[0].Day, TwoDays[0].Day.AddDays(2), 0, 2, 0))
            .Single(result => result.DefinitionId == PeriodKpiDefinitions.HeatSupply.Id && result.MeterId == 0).Result;

        Assert.Equal(new KpiResult(75, 2, 2, 0), supply);
    }

    [Fact]
    public void A_meter_is_not_missed_before_it_begins()
    {
        var asset = Asset(
            new MeteredHours(1, "energy", "power", Hours(1, 2)), new MeteredHours(2, "energy", "power", Hours(null, 3), FirstExpected: 1));
        Assert.Equal([1, 5], asset.Energy()!.Select(h => h.Value));
        Assert.All(asset.Energy()!, hour => Assert.True(hour.IsValid));
    }

    [Fact]
    public void Each_meter_is_paid_at_the_price_that_it_reports()
    {
        var asset = Asset(
            new MeteredHours(1, "energy", "power", Hours(10)), new MeteredHours(1, "price", null, Hours(0.1)),
            new MeteredHours(2, "energy", "power", Hours(10)), new MeteredHours(2, "price", null, Hours(0.3)));
        Assert.Equal(4, asset.Cost()![0].Value, 12);
    }

    [Fact]
    public void A_meter_without_a_price_was_free_after_the_first_meter_with_one_was_taken_away()
    {
        var asset = Asset(
            new MeteredHours(1, "energy", "power", Hours(10, 10)), new MeteredHours(2, "price", null, Hours(0.1, null), ExpectedUntil: 1),
            new MeteredHours(3, "price", null, Hours(0.2, 0.3)));
        Assert.Equal([1.0, 3.0], asset.Cost()!.Select(hour => Math.Round(hour.Value, 9)));
    }

    [Fact]
    public void Power_is_integrated_where_no_energy_is_metered()
    {
        var asset = Asset(new MeteredHours(1, "power", "light", Hours(1250, 500)));
        Assert.Equal([1.25, 0.5], asset.Energy()!.Select(h => h.Value));
        Assert.Equal(1.25 * 0.2, asset.Co2(Factor)![0].Value, 12);
    }

    [Fact]
    public void What_a_meter_told_by_its_power_before_its_energy_began_was_lost_over_longer_times()
    {
        MeteredHours power = new(1, "power", "power", Hours(3000, 9000)), energy = new(1, "energy", "power", Hours(null, 4), FirstExpected: 1, FirstHour: 1);

        Assert.Equal([3.0, 4.0], Asset(energy, power).Energy()!.Select(hour => hour.Value));
        Assert.Equal([0.0, 4.0], Asset(energy, power with { Medium = "light" }).Energy()!.Select(hour => hour.Value));
    }

    [Fact]
    public void Each_carrier_has_its_factor_and_without_one_there_is_no_figure()
    {
        MeteredHours power = new(1, "energy", "power", Hours(10)), gas = new(2, "energy", "gas", Hours(20));
        Assert.Equal(10 * 0.2 + 20 * 0.25, Asset(power, gas).Co2(Factor)![0].Value, 12);
        Assert.Null(Asset(power, gas with { Medium = "heat" }).Co2(Factor));
    }

    [Fact]
    public void Emissions_by_hours_are_known_in_a_country_without_a_factor_of_the_year_but_for_the_hours_that_have_none()
    {
        HourValue[]? ByHour(params MeteredHours[] series) => new AssetFigures(series, TwoDays, (_, _) => null).Co2ByHour;
        MeteredHours power = new(1, "energy", "power", Hours(10, 20)), factors = new(1, "emission_factor", null, Hours(0.2, null));

        Assert.Equal([new HourValue(2, HourState.Measured), new HourValue(0, HourState.Missing)], ByHour(power, factors)!);
        Assert.Null(ByHour(power, factors, new MeteredHours(2, "energy", "gas", Hours(5, 5))));
        Assert.Null(ByHour(power));
    }

    [Fact]
    public void Each_of_two_carriers_has_its_own_cost_emissions_and_intensity_and_they_add_up_to_those_of_the_asset()
    {
        var results = Related(
            new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(1, "price", null, Hours(0.1, 0.2)), new MeteredHours(2, "energy", "gas", Hours(10, 20)));

        Assert.Equal([(KpiMedium.All, 3.7), (KpiMedium.Power, 0.7), (KpiMedium.Gas, 3)], results(PeriodKpiDefinitions.Intensity));
        Assert.Equal([(KpiMedium.All, 18.5), (KpiMedium.Power, 3.5), (KpiMedium.Gas, 15)], results(PeriodKpiDefinitions.PerPerson));
        Assert.Equal([(KpiMedium.All, 8.9), (KpiMedium.Power, 1.4), (KpiMedium.Gas, 7.5)], results(KpiDefinitions.Co2));
        Assert.Equal([(KpiMedium.All, 1.1), (KpiMedium.Power, 1.1)], results(KpiDefinitions.Cost));
        Assert.Equal([(KpiMedium.All, 4.75), (KpiMedium.Power, 1.75), (KpiMedium.Gas, 3)], results(PeriodKpiDefinitions.TariffCost));
    }

    [Fact]
    public void An_asset_with_one_carrier_has_its_figures_once()
    {
        var results = Related(new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(1, "price", null, Hours(0.1, 0.2)));

        Assert.All(KpiDefinitions.OfCarriers, kpi => Assert.Equal(KpiMedium.All, Assert.Single(results(KpiDefinitions.All[kpi - 1])).Medium));
    }

    [Fact]
    public void Power_and_light_have_one_bill_and_their_own_emissions()
    {
        var results = Related(new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(2, "energy", "light", Hours(1, 1)));

        Assert.Equal([(KpiMedium.All, 9 * 0.25)], results(PeriodKpiDefinitions.TariffCost));
        Assert.Equal([(KpiMedium.All, 1.8), (KpiMedium.Power, 1.4), (KpiMedium.Light, 0.4)], results(KpiDefinitions.Co2));
    }

    [Fact]
    public void Emissions_of_a_carrier_are_known_where_the_factor_of_another_one_is_not()
    {
        var results = Related(new MeteredHours(1, "energy", "power", Hours(3, 4)), new MeteredHours(2, "energy", "heat", Hours(5, 5)));

        Assert.Equal([(KpiMedium.Power, 1.4)], results(KpiDefinitions.Co2));
    }

    [Fact]
    public void Each_of_several_meters_has_its_own_cost_emissions_and_water_whatever_another_one_counts_of_it()
    {
        MeteredHours[] series =
        [
            new(1, "energy", "power", Hours(3, 4)), new(1, "price", null, Hours(0.1, 0.2)), new(2, "energy", "light", Hours(1, 1), CountedAbove: [true, true]),
            new(3, "volume", "water", Hours(5, 6)), new(4, "volume", "water", Hours(1, null)),
        ];

        Assert.Equal([(1, 1.1), (2, 0.3)], OfMeters(KpiDefinitions.Cost, series));
        Assert.Equal([(1, 1.4), (2, 0.4)], OfMeters(KpiDefinitions.Co2, series));
        Assert.Equal([(3, 11.0), (4, 1)], OfMeters(PeriodKpiDefinitions.Water, series));
        Assert.Empty(OfMeters(KpiDefinitions.Cost, series[..2]));
        Assert.Empty(OfMeters(PeriodKpiDefinitions.Water, series[..4]));
        Assert.Equal([(1, 1.1)], OfMeters(KpiDefinitions.Cost, series[..2], ofEachMeter: true));

        static IEnumerable<(int Meter, double Value)> OfMeters(KpiDefinitionRow kpi, MeteredHours[] of, bool ofEachMeter = false) =>
            new PeriodKpis(new AssetFigures(of, TwoDays, (medium, _) => Factor(medium, 0)), new AssetTraits([]), (_, _) => null, ofEachMeter)
                .Of(new Period(TwoDays[0].Day, TwoDays[0].Day.AddDays(2), 0, 2, 0)).Where(result => result.DefinitionId == kpi.Id && result.MeterId > 0)
                .Select(result => (result.MeterId, Math.Round(result.Result.Value!.Value, 9)));
    }

    [Fact]
    public void Figures_of_a_carrier_were_not_told_of_a_time_in_which_another_one_was_silent()
    {
        var power = new MeteredHours(1, "energy", "power", Hours(3, 4));
        var silent = Related(power, new MeteredHours(2, "energy", "gas", Hours(null, null)));
        var notYet = Related(power, new MeteredHours(2, "energy", "gas", Hours(null, null), FirstExpected: 2));

        Assert.Equal([(KpiMedium.Power, 1.4)], silent(KpiDefinitions.Co2));
        Assert.Equal([(KpiMedium.Power, 0.7)], silent(PeriodKpiDefinitions.Intensity));
        Assert.Equal([(KpiMedium.All, 1.4)], notYet(KpiDefinitions.Co2));
    }

    [Fact]
    public void Only_figures_with_inputs_are_computed()
    {
        var asset = Asset(new MeteredHours(1, "temperature_in", null, Hours(20, 22)));
        var (definition, day, result) = Assert.Single(DailyKpis.Of(asset, [2], medium => Factor(medium, 0)));
        Assert.Equal((KpiDefinitions.InsideTemperature.Id, 0, 21.0), (definition, day, result.Value));
    }

    /// <summary>By the tariffs of power, 0.25, and of the others, 0.1 for each kWh, one hour after the other.</summary>
    private static IEnumerable<double?> Bills(AssetFigures figures)
    {
        var kpis = new PeriodKpis(figures, new AssetTraits([]), (carrier, _) => new EnergyTariff(carrier == "power" ? 0.25 : 0.1, 0, 0));
        return Enumerable.Range(0, 2).Select(hour => kpis.Of(new Period(TwoDays[hour].Day, TwoDays[hour].Day.AddDays(1), hour, 1, 0))
            .Single(result => result.DefinitionId == PeriodKpiDefinitions.TariffCost.Id && result.Medium == KpiMedium.All).Result.Value);
    }

    [Fact]
    public void Hours_after_a_meter_was_taken_away_are_counted_of_neither_it_nor_the_counter_beside_it()
    {
        var counter = new MeteredHours(1, "energy_register", "power", Hours(5, 5, 5, 5, 5), ExpectedUntil: 3) { Begins = 0 };
        var delivered = new MeteredHours(1, "energy", "power", Hours(null, null, 1, 1, 1), ExpectedUntil: 3) { Begins = 2 * LocalCalendar.Hour };

        var joined = delivered.After(counter, start: 0);

        Assert.Equal((2, 3), (joined.CountedUntil, joined.CountsUntil));
        Assert.Equal(Hours(5, 5, 1, null, null), EnergyUse.Hours([joined]));
        Assert.Equal(Hours(5, 5, 5, null, null), EnergyUse.Hours([counter]));
    }

    /// <summary>Values of a KPI over two hours of an asset with 10 m2 and two people, by carrier.</summary>
    private static Func<KpiDefinitionRow, IEnumerable<(KpiMedium Medium, double Value)>> Related(params MeteredHours[] series)
    {
        var figures = new AssetFigures(series, TwoDays, (medium, _) => Factor(medium, 0));
        var traits = new AssetTraits([(AssetTraits.FloorArea, DateOnly.MinValue, 10), (AssetTraits.Occupants, DateOnly.MinValue, 2)]);
        var results = new PeriodKpis(figures, traits, (carrier, _) => new EnergyTariff(carrier == "power" ? 0.25 : 0.1, 0, 0))
            .Of(new Period(TwoDays[0].Day, TwoDays[0].Day.AddDays(2), 0, 2, 0)).ToList();
        return kpi => results.Where(result => result.DefinitionId == kpi.Id && result.MeterId == 0 && result.Result.Valid > 0).Select(result => (result.Medium, Math.Round(result.Result.Value!.Value, 9)));
    }

    private static List<MeteredHours> Heat(int meter, double volume, double supply, bool[]? above = null) =>
    [
        new(meter, "volume", "heat", Hours(volume, volume), CountedAbove: above), new(meter, "temperature_flow", null, Hours(supply, supply)),
        new(meter, "temperature_return", null, Hours(30, 30)),
    ];

    private static AssetHours Asset(params MeteredHours[] series) => new(series);

    private static double? Factor(string medium, int hour) => medium switch { "power" or "light" => 0.2, "gas" => 0.25, _ => null };

    private static HourValue[] Hours(params double?[] values) =>
        [.. values.Select(v => v is { } value ? new HourValue(value, HourState.Measured) : default)];
}
