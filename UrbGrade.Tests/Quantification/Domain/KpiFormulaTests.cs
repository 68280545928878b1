using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Domain;

/// <summary>Each formula on an example small enough to be worked out by hand, and its edges.</summary>
public sealed class KpiFormulaTests
{
    /// <summary>Source: Hyndman and Fan 1996, type 7, as <c>numpy.percentile([1, 2, 3, 4], 5)</c>.</summary>
    [Fact]
    public void A_percentile_lies_between_two_values() => Assert.Equal(1.15, Percentile.Of([1, 2, 3, 4], 0.05), 12);

    /// <summary>A day that is known as a sum, and one that was measured hour by hour.</summary>
    [Fact]
    public void What_is_known_only_as_a_sum_counts_in_the_energy_and_in_nothing_that_stands_on_hours()
    {
        HourValue[] energy = [.. Enumerable.Repeat(new HourValue(9, HourState.Spread), 24), .. Hours(12, 1), .. Hours(12, 3)];
        var (from, to) = (When.Day("2026-01-01"), When.Day("2026-01-03"));
        var clock = CivilHour.Of(LocalCalendar.Of("UTC"), from, to);
        var results = LoadKpis.Of(energy, clock, new Period(from, to, 0, 48, 0), KpiMedium.Power).ToDictionary(one => one.DefinitionId, one => one.Result);
        Assert.Equal(new KpiResult(264, 48, 48, 24), results[KpiDefinitions.Energy.Id]);
        Assert.Equal(new KpiResult(3, 48, 24, 0), results[PeriodKpiDefinitions.Peak.Id]);
        Assert.Equal(new KpiResult(2.0 / 3, 48, 24, 0), results[PeriodKpiDefinitions.LoadFactor.Id]);
        Assert.Equal(new KpiResult(1, 48, 24, 0), results[PeriodKpiDefinitions.BaseLoad.Id]);

        var sumOnly = Assert.Single(LoadKpis.Of(energy[..24], clock[..24], new Period(from, from.AddDays(1), 0, 24, 0), KpiMedium.Power));
        Assert.Equal((KpiDefinitions.Energy.Id, new KpiResult(216, 24, 24, 24)), (sumOnly.DefinitionId, sumOnly.Result));
        Assert.Equal(new KpiResult(100, 24, 24, 24), Completeness.Of(energy.AsSpan(0, 24)));
    }

    [Fact]
    public void Intensity_needs_an_area()
    {
        Assert.Equal(0.5, EnergyIntensity.PerSquareMetre(50, 100));
        Assert.Null(EnergyIntensity.PerSquareMetre(50, 0));
        Assert.Null(EnergyIntensity.PerPerson(50, null));
    }

    [Fact]
    public void Degree_days_count_days_with_twelve_hours_or_more()
    {
        KpiResult[] days = [new(10, 24, 24, 0), new(16, 24, 24, 2), new(null, 24, 3, 0), new(25, 24, 24, 0)];
        Assert.Equal(new KpiResult(8 + 2, 4, 3, 1), DegreeDays.Heating(days, 18));
        Assert.Equal(3, DegreeDays.Cooling(days, 22).Value);
        Assert.Equal(8, DegreeDays.EurostatHeating(days).Value);
        Assert.Equal(4, DegreeDays.EurostatCooling(days).Value);
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-01-02"));
        Assert.Null(Assert.Single(DegreeDays.Days([.. Hours(11, 5), .. new HourValue[13]], hours)).Value);
        Assert.Equal(5, Assert.Single(DegreeDays.Days([.. Hours(12, 5), .. new HourValue[12]], hours)).Value);
    }

    /// <summary>A day with a mean of 15.5 degrees has no degree day, though half of it was cold.</summary>
    [Fact]
    public void Cold_hours_of_a_mild_day_count_by_hours()
    {
        HourValue[] day = [.. Hours(12, 11.5), .. Hours(12, 19.5)];
        Assert.Equal(new KpiResult(12 * 4 / 24.0, 24, 24, 0), DegreeDays.HeatingByHour(day, 15.5));
        Assert.Equal(new KpiResult(1, 24, 12, 0), DegreeDays.HeatingByHour([.. Hours(6, 11.5), .. Hours(6, 19.5), .. new HourValue[12]], 15.5));
        Assert.Null(DegreeDays.HeatingByHour(new HourValue[24], 15.5).Value);
    }

    /// <summary>A year with 7 degrees and 30 kWh on each day but those of summer, which have 20 degrees and 6 kWh.</summary>
    [Fact]
    public void Only_the_heat_that_depends_on_the_weather_is_scaled()
    {
        var (heat, outside) = Year();
        const double Weather = (273 * 30) + (92 * 6) - (365 * 6);
        Assert.Equal((365 * 6) + (Weather * 3000 / (273 * 10)), Normalised(heat, outside).Value!.Value, 9);
        Array.Fill(outside, new KpiResult(17, 24, 24, 0));
        Assert.Null(Normalised(heat, outside).Value);
    }

    [Fact]
    public void Missing_weather_does_not_raise_the_normalised_heat()
    {
        var (heat, outside) = Year();
        var whole = Normalised(heat, outside);
        Array.Fill(outside, new KpiResult(null, 24, 0, 0), 0, 30);
        var part = Normalised(heat, outside);
        Assert.Equal(whole.Value!.Value, part.Value!.Value, 9);
        Assert.Equal((365, 335), (part.Expected, part.Valid));
    }

    [Fact]
    public void A_summer_day_with_one_hour_of_heat_does_not_lower_the_base()
    {
        var (heat, outside) = Year();
        heat[200] = new KpiResult(0.25, 24, 1, 0);
        Assert.Equal(Normalised(Year().Heat, outside).Value!.Value, Normalised(heat, outside).Value!.Value, 9);
    }

    /// <summary>The same year, in a house of 100 m2.</summary>
    [Fact]
    public void Normalised_heat_is_told_for_each_square_metre()
    {
        var (from, to) = (When.Day("2026-01-01"), When.Day("2027-01-01"));
        var clock = CivilHour.Of(LocalCalendar.Of("UTC"), from, to);
        HourValue[] Of(double summer, double rest) => Array.ConvertAll(clock, hour => new HourValue(hour.Day.Month is >= 6 and <= 8 ? summer : rest, HourState.Measured));
        var figures = new AssetFigures(
            [new MeteredHours(1, Quantities.Energy, "heat", Of(6 / 24.0, 30 / 24.0)), new MeteredHours(2, Quantities.OutsideTemperature, null, Of(20, 7))], clock, (_, _) => null);
        AssetTraits Traits(double? area) => new(
            [(AssetTraits.ReferenceDegreeDays, from, 3000), .. area is { } squareMetres ? [(AssetTraits.FloorArea, from, squareMetres)] : Array.Empty<(string, DateOnly, double)>()]);
        PeriodResult[] Year(double? area) =>
            [.. new PeriodKpis(figures, Traits(area), (_, _) => null).Of(new Period(from, to, 0, clock.Length, 0)).Where(one => one.DefinitionId == PeriodKpiDefinitions.NormalisedIntensity.Id)];

        const double Weather = (273 * 30) + (92 * 6) - (365 * 6);
        var specific = Assert.Single(Year(100));
        Assert.Equal(((365 * 6) + (Weather * 3000 / (273 * 10))) / 100, specific.Result.Value!.Value, 9);
        Assert.Equal((KpiMedium.Heat, 365), (specific.Medium, specific.Result.Valid));
        Assert.Empty(Year(null));
    }

    [Fact]
    public void The_cost_tells_how_many_hours_it_counts()
    {
        var (from, to) = (When.Day("2026-01-01"), When.Day("2026-01-02"));
        var clock = CivilHour.Of(LocalCalendar.Of("UTC"), from, to);
        var figures = new AssetFigures(
            [new MeteredHours(1, Quantities.Energy, "power", Hours(24, 2)), new MeteredHours(1, Quantities.Price, null, [.. Hours(23, 0.1), default])], clock, (_, _) => null);

        var hours = Assert.Single(new PeriodKpis(figures, new AssetTraits([]), (_, _) => null).Of(new Period(from, to, 0, 24, 0)), one => one.DefinitionId == PeriodKpiDefinitions.CostHours.Id);

        Assert.Equal(new KpiResult(23, 24, 23, 0), hours.Result);
    }

    private static KpiResult Normalised(KpiResult[] heat, KpiResult[] outside) => NormalisedHeat.Of(heat, outside, When.Day("2026-01-01"), 17, 3000);

    private static (KpiResult[] Heat, KpiResult[] Outside) Year()
    {
        var summer = Enumerable.Range(0, 365).Select(day => When.Day("2026-01-01").AddDays(day).Month is >= 6 and <= 8).ToList();
        return ([.. summer.Select(isSummer => new KpiResult(isSummer ? 6 : 30, 24, 24, 0))], [.. summer.Select(isSummer => new KpiResult(isSummer ? 20 : 7, 24, 24, 0))]);
    }

    [Fact]
    public void Emissions_take_the_factor_of_each_hour_and_are_unknown_where_one_is()
    {
        Assert.Equal([0.2, 0.6], CarbonEmission.Hours(Hours(2, 2), hour => hour == 0 ? 0.1 : 0.3)!.Select(h => h.Value));
        Assert.Null(CarbonEmission.Hours(Hours(2, 2), hour => hour == 0 ? 0.1 : null));
    }

    [Fact]
    public void A_tariff_adds_power_and_taxes()
    {
        Assert.Equal((100 * 0.1 + 5 * 36.5 * 30 / 365) * 1.21, new EnergyTariff(0.1, 36.5, 0.21).Cost(100, 5, 30)!.Value, 12);
        Assert.Null(new EnergyTariff(0.1, 36.5, 0.21).Cost(100, null, 30));
        Assert.Equal(10, new EnergyTariff(0.1, 0, 0).Cost(100, null, 30));
    }

    [Fact]
    public void Ratios_have_no_value_where_they_would_divide_by_zero()
    {
        Assert.Null(LoadFactor.Of(0, 0));
        Assert.Null(LoadFactor.Of(-0.5, 2));
        Assert.Null(BaseLoad.Share(0, 0));
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-05"), When.Day("2026-01-06"));
        Assert.Null(LoadRatio.NightToDay(Hours(24, 0), hours));
        Assert.Null(CaptureRatio.Of(Hours(24, 0), Hours(24, 1)).Ratio);
    }

    [Fact]
    public void The_clock_and_not_the_count_of_hours_tells_night_from_day()
    {
        var hours = CivilHour.Of(LocalCalendar.Of("Europe/Madrid"), When.Day("2026-10-25"), When.Day("2026-10-26"));
        Assert.Equal(25, hours.Length);
        Assert.Equal([0, 1, 2, 2, 3], hours.Take(5).Select(h => h.Clock));
        Assert.Equal([0, 1, 3], CivilHour.Of(LocalCalendar.Of("Europe/Madrid"), When.Day("2026-03-29"), When.Day("2026-03-30")).Take(3).Select(h => h.Clock));
    }

    /// <summary>Source: EN 16798-1:2019, B.2.2, category II at a running mean of 20 degrees Celsius: 25.4 - 4 to 25.4 + 3.</summary>
    [Fact]
    public void The_adaptive_band_follows_the_running_mean()
    {
        Assert.Equal((21.4, 28.4), (Math.Round(AdaptiveComfort.Band(20, 2).From, 9), Math.Round(AdaptiveComfort.Band(20, 2).To, 9)));
        Assert.Equal((22.4, 27.4), (Math.Round(AdaptiveComfort.Band(20, 1).From, 9), Math.Round(AdaptiveComfort.Band(20, 1).To, 9)));
        Assert.Equal((20.4, 29.4), (Math.Round(AdaptiveComfort.Band(20, 3).From, 9), Math.Round(AdaptiveComfort.Band(20, 3).To, 9)));
        Assert.Equal(ComfortBand.Heating(2), AdaptiveComfort.Band(9.9, 2));
        Assert.Equal(ComfortBand.Cooling(2), AdaptiveComfort.Band(30.1, 2));
        double?[] means = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal((7 + 0.8 * 6 + 0.6 * 5 + 0.5 * 4 + 0.4 * 3 + 0.3 * 2 + 0.2 * 1) / 3.8, AdaptiveComfort.RunningMeans(means)[7]!.Value, 12);
        Assert.Null(AdaptiveComfort.RunningMeans(means)[6]);
    }

    [Fact]
    public void The_running_mean_forgot_what_was_more_than_a_week_before()
    {
        double?[] means = [.. Enumerable.Repeat<double?>(30, 40), .. Enumerable.Repeat<double?>(10, 10), null, .. Enumerable.Range(0, 100).Select(day => (double?)(day < 7 ? 20 : 20 + Math.Sin(day)))];
        var running = AdaptiveComfort.RunningMeans(means);

        Assert.Equal(10 + (20 * Math.Pow(0.8, 9)), running[49]!.Value, 9);
        Assert.All(Enumerable.Range(51, 7), day => Assert.Null(running[day]));
        Assert.Equal(20, running[58]!.Value, 9);

        // However much is read before: the 67 days before a day alone count.
        Assert.Equal(running[140], AdaptiveComfort.RunningMeans(means.AsSpan()[(140 - AdaptiveComfort.DaysBefore)..])[AdaptiveComfort.DaysBefore]);
        Assert.Equal(67, AdaptiveComfort.DaysBefore);
    }

    /// <summary>At 17.5 degrees inside only category IV of the heating season holds; at 22 degrees after days of 20 the first adaptive category does not.</summary>
    [Fact]
    public void Each_category_has_its_own_hours()
    {
        var (from, to) = (When.Day("2026-03-01"), When.Day("2026-03-03"));
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), from, to);
        var comfort = new ComfortKpis([.. Hours(24, 17.5), .. Hours(24, 22)], hours, [20, 20], new AssetTraits([])).Of(new Period(from, to, 0, 48, 0))
            .ToDictionary(one => one.DefinitionId, one => one.Result.Value);

        Assert.Equal([50.0, 50, 50, 100], new[] { PeriodKpiDefinitions.ComfortOne, PeriodKpiDefinitions.ComfortTwo, PeriodKpiDefinitions.ComfortThree, PeriodKpiDefinitions.ComfortFour }
            .Select(category => comfort[category.Id]!.Value));
        Assert.Equal([0.0, 50, 50], new[] { PeriodKpiDefinitions.AdaptiveOne, PeriodKpiDefinitions.AdaptiveTwo, PeriodKpiDefinitions.AdaptiveThree }
            .Select(category => comfort[category.Id]!.Value));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    public void A_building_that_is_cooled_has_no_adaptive_comfort(double cooled, int categories)
    {
        var (from, to) = (When.Day("2026-07-01"), When.Day("2026-07-02"));
        var traits = new AssetTraits([(AssetTraits.Cooled, When.Day("2026-01-01"), cooled)]);
        var comfort = new ComfortKpis(Hours(24, 25), CivilHour.Of(LocalCalendar.Of("UTC"), from, to), [20], traits).Of(new Period(from, to, 0, 24, 0)).ToList();

        Assert.Equal(categories, comfort.Count(one => PeriodKpiDefinitions.OfAdaptiveComfort.Contains(one.DefinitionId)));
        Assert.Contains(comfort, one => one.DefinitionId == PeriodKpiDefinitions.CoolingTwo.Id);
    }

    [Theory]
    [InlineData("2026-07-02", 24)]
    [InlineData("2026-07-04", 72)]
    public void A_building_that_got_cooling_in_a_period_had_no_adaptive_comfort_in_the_days_before(string cooledFrom, int hours)
    {
        var (from, to) = (When.Day("2026-07-01"), When.Day("2026-07-04"));
        var traits = new AssetTraits([(AssetTraits.Cooled, When.Day(cooledFrom), 1)]);
        var comfort = new ComfortKpis([.. Hours(24, 25), .. Hours(48, 35)], CivilHour.Of(LocalCalendar.Of("UTC"), from, to), [20, 20, 20], traits).Of(new Period(from, to, 0, 72, 0))
            .Single(one => one.DefinitionId == PeriodKpiDefinitions.AdaptiveTwo.Id).Result;

        Assert.Equal((100.0 * 24 / hours, hours), (comfort.Value, comfort.Expected));
    }

    /// <summary>A Thursday that is a public holiday uses as much as a Sunday.</summary>
    [Fact]
    public void A_public_holiday_is_no_workday()
    {
        var (from, to) = (When.Day("2026-08-10"), When.Day("2026-08-17"));
        var holiday = When.Day("2026-08-13");
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), from, to, day => day == holiday);
        HourValue[] energy = [.. hours.Select(hour => new HourValue(
            hour.Day == holiday || hour.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : hour.Clock is >= 9 and < 17 ? 10 : 4, HourState.Measured))];

        Assert.Equal(0.4, LoadRatio.NightToDay(energy, hours)!.Value, 12);
        Assert.Equal(1 / 6.0, LoadRatio.WeekendToWorkday(energy, hours)!.Value, 12);
    }

    [Fact]
    public void Days_without_a_running_mean_lower_the_coverage_of_adaptive_comfort() => Assert.Equal(
        new KpiResult(50, 4, 2, 0), AdaptiveComfort.Share([.. Hours(3, 22), .. Hours(1, 30)], hour => hour is 0 or 3 ? 15 : null, _ => true, 2));

    [Fact]
    public void Comfort_counts_the_hours_in_which_people_are_there()
    {
        HourValue[] inside = [.. Hours(1, 21), .. Hours(1, 19), .. Hours(1, 30)];
        Assert.Equal(new KpiResult(50, 2, 2, 0), ComfortHours.Share(inside, hour => hour < 2 ? ComfortBand.Heating(2) : null));
        Assert.Equal(1, ComfortHours.Below(inside, _ => ComfortBand.Heating(2)).Value);
        Assert.Equal(5, ComfortHours.Above(inside, _ => ComfortBand.Heating(2)).Value);
    }

    [Fact]
    public void July_has_no_heating_season()
    {
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-04-30"), When.Day("2026-05-02"));
        var period = new Period(When.Day("2026-04-30"), When.Day("2026-05-02"), 0, 48, 0);
        var comfort = new ComfortKpis([.. Hours(24, 21), .. Hours(24, 27)], hours, [], new AssetTraits([]) { Opening = OpeningHours.Parse("08-20") }).Of(period)
            .ToDictionary(one => one.DefinitionId, one => one.Result);
        Assert.Equal(new KpiResult(100, 12, 12, 0), comfort[PeriodKpiDefinitions.ComfortTwo.Id]);
        Assert.Equal(new KpiResult(0, 12, 12, 0), comfort[PeriodKpiDefinitions.CoolingTwo.Id]);
        Assert.Equal(new KpiResult(100, 12, 12, 0), comfort[PeriodKpiDefinitions.CoolingThree.Id]);
        Assert.Equal(new KpiResult(0, 12, 12, 0), comfort[PeriodKpiDefinitions.TooCold.Id]);
        Assert.Equal(new KpiResult(12, 24, 24, 0), comfort[PeriodKpiDefinitions.TooWarm.Id]);
        Assert.Equal(new KpiResult(50, 24, 24, 0), comfort[PeriodKpiDefinitions.ComfortStore.Id]);
    }

    [Fact]
    public void Few_votes_are_drawn_to_the_mean_of_all_and_fewer_than_five_hidden()
    {
        var few = Satisfaction.Of([100, 100, 50, 100, 50], 50)!.Value;
        Assert.Equal((80.0, (5 * 80 + 20 * 50) / 25.0, false), (few.Index, few.Shown, few.IsHidden));
        // Deviation of the five: the root of (3 * 20^2 + 2 * 30^2) / 4.
        Assert.Equal(1.96 * Math.Sqrt(3_000 / 4.0) / Math.Sqrt(5), few.Margin!.Value, 9);
        Assert.True(Satisfaction.Of([100, 50], 50)!.Value.IsHidden);
        Assert.Equal(75, Satisfaction.Score(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Satisfaction.Score(6));
    }

    [Fact]
    public void Votes_of_four_and_five_are_satisfied_ones()
    {
        Assert.Equal(40, Satisfaction.SatisfiedShare([.. new double[] { 1, 3, 3, 4, 5 }.Select(mark => Satisfaction.Score(mark))]));
        Assert.Null(Satisfaction.SatisfiedShare([]));
    }

    [Fact]
    public void Nights_without_a_quiet_hour_make_a_row()
    {
        var hours = CivilHour.Of(LocalCalendar.Of("UTC"), When.Day("2026-01-01"), When.Day("2026-01-08"));
        Assert.Equal(7, WaterUse.LongestRow(WaterUse.NightFlows(Hours(7 * 24, 0.001), hours)));
        var quiet = Hours(7 * 24, 0.001);
        quiet[(3 * 24) + 3] = new HourValue(0, HourState.Measured);
        Assert.Equal(3, WaterUse.LongestRow(WaterUse.NightFlows(quiet, hours)));
        Assert.Equal(50, WaterUse.LitresPerPersonDay(0.7, 14)!.Value, 9);
        Assert.Null(WaterUse.LitresPerPersonDay(0.7, 0));
    }

    [Fact]
    public void Heat_is_related_to_the_volume_and_its_cooling()
    {
        var heat = DistrictHeat.Of(1163, 10, 700, 600)!.Value;
        Assert.Equal((70.0, 60.0, 10.0, 11.63), (heat.SupplyCelsius, heat.ReturnCelsius, heat.Cooling, heat.HeatRatio));
        Assert.Equal(116.3, heat.ByWater, 9);
        Assert.Null(DistrictHeat.Of(0, 0, 0, 0));
    }

    [Fact]
    public void District_heat_is_weighted_by_its_flow_and_stands_on_hours_with_all_of_it()
    {
        MeteredHours Series(string quantity, string? medium, params double[] values) =>
            new(7, quantity, medium, [.. values.Select(value => new HourValue(value, HourState.Measured)), default]);
        var flows = HeatFlow.Of(
        [
            Series(Quantities.Volume, "heat", 1, 3), Series(Quantities.SupplyTemperature, null, 60, 80), Series(Quantities.ReturnTemperature, null, 30, 40),
            Series(Quantities.Energy, "heat", 34.5, 138), new MeteredHours(8, Quantities.Volume, "water", new HourValue[3]),
        ]);
        var heat = HeatKpis.Of(flows, new Period(When.Day("2026-01-01"), When.Day("2026-01-02"), 0, 3, 0)).ToDictionary(one => one.DefinitionId, one => one.Result);
        Assert.Equal(new KpiResult(75, 3, 2, 0), heat[PeriodKpiDefinitions.HeatSupply.Id]);
        Assert.Equal(new KpiResult(37.5, 3, 2, 0), heat[PeriodKpiDefinitions.HeatReturn.Id]);
        Assert.Equal(new KpiResult(37.5, 3, 2, 0), heat[PeriodKpiDefinitions.HeatCooling.Id]);
        Assert.Equal(new KpiResult(1.15, 3, 2, 0), heat[PeriodKpiDefinitions.HeatRatio.Id]);
        Assert.Equal(new KpiResult(1.163 * 150, 3, 2, 0), heat[PeriodKpiDefinitions.HeatByWater.Id]);
    }

    /// <summary>As in the example above, with a sensor of the inlet in the first hour alone.</summary>
    [Fact]
    public void Registers_of_volume_times_temperature_stand_in_for_temperatures_that_are_not_told()
    {
        MeteredHours Series(string quantity, params double?[] values) =>
            new(7, quantity, "heat", [.. values.Select(value => value is { } known ? new HourValue(known, HourState.Measured) : default)]);
        var flow = Assert.Single(HeatFlow.Of(
        [
            Series(Quantities.Volume, 1, 3, 1), Series(Quantities.SupplyTemperature, 60, null, null), Series(Quantities.InletRegister, 99, 240, null),
            Series(Quantities.ReturnRegister, 30, 120, 40),
        ]));

        Assert.Equal(
            (new HourValue(60, HourState.Measured), new HourValue(240, HourState.Measured), false),
            (flow.Inlet[0], flow.Inlet[1], flow.Inlet[2].IsValid));
        var heat = HeatKpis.Of([flow], new Period(When.Day("2026-01-01"), When.Day("2026-01-02"), 0, 3, 0))
            .ToDictionary(one => one.DefinitionId, one => one.Result);
        Assert.Equal(new KpiResult(75, 3, 2, 0), heat[PeriodKpiDefinitions.HeatSupply.Id]);
        Assert.Equal(new KpiResult(37.5, 3, 2, 0), heat[PeriodKpiDefinitions.HeatReturn.Id]);
        var second = HeatKpis.Of([flow], new Period(When.Day("2026-01-01"), When.Day("2026-01-02"), 1, 1, 0))
            .ToDictionary(one => one.DefinitionId, one => one.Result);
        Assert.Equal(new KpiResult(80, 1, 1, 0), second[PeriodKpiDefinitions.HeatSupply.Id]);
        Assert.Equal(new KpiResult(40, 1, 1, 0), second[PeriodKpiDefinitions.HeatReturn.Id]);
    }

    [Fact]
    public void Peers_with_the_same_figure_share_their_rank()
    {
        Assert.Equal(100 * 0.5 / 8, BenchmarkPercentile.Of(1, [1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Equal(31.25, BenchmarkPercentile.Of(2, [1, 2, 2, 2, 5, 6, 7, 8])!.Value, 9);
        Assert.Null(BenchmarkPercentile.Of(1, [1, 2, 3]));
    }

    private static HourValue[] Hours(int count, double value) => [.. Enumerable.Repeat(new HourValue(value, HourState.Measured), count)];
}
